module github.com/rnnlab/rnnlab

go 1.26.0

toolchain go1.27.4

tool (
	github.com/evanw/esbuild/cmd/esbuild
	github.com/syumai/workers/cmd/workers-assets-gen
)

require (
	github.com/andybalholm/brotli v1.2.8
	github.com/evanw/esbuild v0.28.2
	github.com/go-echarts/go-echarts/v2 v2.7.3
	github.com/syumai/workers v0.33.0
	golang.org/x/image v0.44.0
	golang.org/x/net v0.62.0
)

require (
	golang.org/x/sys v0.49.0 // indirect
	golang.org/x/text v0.43.0 // indirect
)

// npm's packages are no Go code of this module.
ignore (
	./web/bench/node_modules
	./web/host/edge/node_modules
	./web/node_modules
)
