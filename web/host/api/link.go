package api

import (
	_ "embed"
	"encoding/json"
	"slices"
	"sync"
)

// linkKeysJSON lists what the link of a page or a frame may say besides the
// settings of its run: how the page looks, what the run came to at its author's,
// and how a frame looks. The units of the page hold it to what the page and the
// frame read.
//
//go:embed link-keys.json
var linkKeysJSON []byte

// linkKeys are all of them: a picture is the same with and without.
var linkKeys = sync.OnceValue(func() []string {
	var groups struct{ Page, Result, Frame []string }
	if err := json.Unmarshal(linkKeysJSON, &groups); err != nil {
		panic(err) // it came with the program
	}
	return slices.Concat(groups.Page, groups.Result, groups.Frame)
})
