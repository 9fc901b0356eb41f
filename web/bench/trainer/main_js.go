package main

import (
	"runtime"
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn"
)

// main hands its commands over as the page's trainer does (see wasm/main.go), so
// that the page's own loader starts it.
func main() {
	commands := js.Global().Get("Object").New()
	commands.Set("train", js.FuncOf(func(_ js.Value, args []js.Value) any {
		s, err := train(args[0].Get("workload").String(), args[0].Get("epochs").Int())
		if err != nil {
			return map[string]any{"error": map[string]any{"code": "bench", "message": err.Error()}}
		}
		losses := make([]any, len(s.Losses))
		for i, loss := range s.Losses {
			losses[i] = loss
		}
		return map[string]any{"value": map[string]any{"ms": s.MS, "checkMs": s.CheckMS, "updates": s.Updates, "losses": losses}}
	}))
	commands.Set("version", js.FuncOf(func(js.Value, []js.Value) any {
		loops := "scalar loops"
		if rnn.SIMD() {
			loops = "vectors"
		}
		return map[string]any{"value": runtime.Version() + ", " + loops}
	}))
	js.Global().Call("rnnReady", commands, []any{})
	select {} // the commands need the program alive
}
