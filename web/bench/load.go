package main

import "path/filepath"

// load measures what the hosts of the page bear, by ./build.sh load.
func (b *bench) load() string {
	return "## Load of the hosts\n\nThe local server, and the Worker in workerd as Cloudflare's development tools run it; clients and host share this machine.\n\n" +
		b.tableBy("load of the hosts", filepath.Join(b.tools.web, "..", "build.sh"), "load")
}
