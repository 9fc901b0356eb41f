//go:build js && wasm

// Edge hosts the API on Cloudflare Workers. The files of the page are there as
// static assets, which Cloudflare sends without asking this program: see
// wrangler.jsonc.
package main

import (
	"github.com/syumai/workers"

	"github.com/rnnlab/rnnlab/web/host/api"
)

// cardWork lets a picture take some hundredths of a second: Workers are charged
// by the time they compute, and cut off.
const cardWork = 100e6

func main() { workers.Serve(api.New(api.Options{CardWork: cardWork, Cards: cardStore{}})) }
