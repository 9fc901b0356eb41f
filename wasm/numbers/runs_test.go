//go:build js && wasm

package main

import (
	"syscall/js"
	"testing"

	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
	"github.com/rnnlab/rnnlab/wasm/internal/bridgetest"
)

// A run that is saved comes back with its numbers, its name and its bits, and goes
// on from there.
func TestARunIsSavedAndOpened(t *testing.T) {
	do(t, reader.readNumbers, read(airline(t)))
	do(t, reader.takeColumn, map[string]any{"column": 1, "gap": "leaveOut"})
	const prepared, solved = 1, 3
	do(t, reader.tryRung, map[string]any{"rung": solved})
	trial(1e9)
	reader.ladder[prepared].Config.Epochs, reader.ladder[prepared].Config.Patience = 4, 0
	do(t, reader.tryRung, map[string]any{"rung": prepared})
	trial(1e9)
	own, figures := reader.own, map[int]js.Value{}
	files := map[int]js.Value{}
	for _, rung := range []int{prepared, solved} {
		figures[rung] = judge(t, rung)
		files[rung] = do(t, reader.saveRun, map[string]any{"rung": rung})
	}
	if figures[prepared].Get("repeats").Bool() || !figures[solved].Get("repeats").Bool() {
		t.Error("trying the ladder repeats the run that is solved, and not the one of 4 epochs")
	}
	for rung, file := range files {
		reader = numbers{}
		opened := do(t, reader.openRun, map[string]any{"file": file})
		if opened.Get("rung").Int() != rung || opened.Get("name").String() != "Passengers" || opened.Get("ladder").Length() != 4 || opened.Get("ladder").Index(rung).Get("solved").Bool() != (rung == solved) {
			t.Errorf("rung %d: opened as another", rung)
		}
		for i, v := range bridgetest.Numbers(opened.Get("values")) {
			if v != own.Values[i] {
				t.Errorf("number %d is %v", i, v)
			}
		}
		do(t, reader.extendRung, map[string]any{"rung": rung, "epochs": 0})
		if trial(0) != 1 {
			t.Error("a run at its end trains on")
		}
		if again := judge(t, rung); again.Get("hash").String() != figures[rung].Get("hash").String() {
			t.Error("opened, it has other bits")
		}
	}
	do(t, reader.openRun, map[string]any{"file": files[prepared]})
	if epochs := do(t, reader.extendRung, map[string]any{"rung": prepared, "epochs": 25}).Int(); epochs != 29 {
		t.Errorf("%d epochs", epochs)
	}
	for trial(1e9) != 1 {
	}
	if epoch := do(t, reader.trialStatus, map[string]any{}).Get("epoch").Int(); epoch != 29 {
		t.Errorf("epoch %d", epoch)
	}
	if e := answer(reader.openRun, map[string]any{"file": bridge.Uint8Array([]byte("1\n2\n"))}).Get("error"); e.IsUndefined() || e.Get("code").String() != "file" || e.Get("field").String() != "foreign" {
		t.Error("a file of numbers is opened as a run")
	}
}
