//go:build js && wasm

package bridge

import "syscall/js"

// Within repeats bounded work until none is left, 1, or the budget is used up, 0.
func Within(budgetMs float64, work func() (more bool)) int32 {
	end := milliseconds() + budgetMs
	for work() {
		if milliseconds() >= end {
			return 0
		}
	}
	return 1
}

// performanceNow is bound to its object once, as that halves the cost of a call.
var performanceNow = js.Global().Get("performance").Get("now").Call("bind", js.Global().Get("performance"))

// milliseconds is the time of JavaScript's clock. Package time would do the same
// for 8 kB more to download, compressed.
func milliseconds() float64 { return performanceNow.Invoke().Float() }
