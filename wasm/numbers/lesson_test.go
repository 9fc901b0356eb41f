//go:build js && wasm

package main

import (
	"syscall/js"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
	"github.com/rnnlab/rnnlab/wasm/internal/bridgetest"
)

// A task's series, ladder and figures are the library's; what is no task is said.
func TestATaskIsTriedAsInTheLibrary(t *testing.T) {
	lesson, err := task.LessonNamed("mackey-glass")
	if err != nil {
		t.Fatal(err)
	}
	own, err := lesson.New(7)
	if err != nil {
		t.Fatal(err)
	}
	taken := do(t, reader.takeTask, map[string]any{"task": "mackey-glass", "seed": 7})
	if taken.Get("lesson").Get("horizon").Int() != lesson.Horizon || taken.Get("ladder").Length() != len(lesson.Ladder) || taken.Get("train").Int() != lesson.Parts.Train {
		t.Error("the task is not described as in the library")
	}
	const solved = 2
	do(t, reader.tryRung, map[string]any{"rung": solved})
	if trial(1e9) != 1 {
		t.Fatal("it is not trained")
	}
	r, err := own.New(own.Ladder()[solved])
	if err != nil {
		t.Fatal(err)
	}
	a, err := r.Ahead(lesson.Horizon)
	if err != nil {
		t.Fatal(err)
	}
	judged := judge(t, solved)
	if judged.Get("hash").String() != bridge.Hex(r.Hash()) || !judged.Get("repeats").Bool() {
		t.Error("it is not the library's network, or is not known to be the task's")
	}
	if got := do(t, reader.ahead, map[string]any{"rung": solved, "horizon": lesson.Horizon}); got.Get("rmse").Float() != a.RMSE || got.Get("floors").Length() != len(a.Floors) {
		t.Errorf("%v ahead, want %v", got.Get("rmse"), a.RMSE)
	}
	for field, send := range map[string]map[string]any{"task": {"task": "shares", "seed": 0}, "seed": {"task": "airline", "seed": -1}} {
		if got := answer(reader.takeTask, send).Get("error"); got.IsUndefined() || got.Get("field").String() != field {
			t.Errorf("want an error of %s", field)
		}
	}
}

// A saved run of a task comes back as that task, with the seed of its network.
func TestARunOfATaskIsOpenedAsTheTask(t *testing.T) {
	const solved = 3
	do(t, reader.takeTask, map[string]any{"task": "airline", "seed": 5})
	do(t, reader.tryRung, map[string]any{"rung": solved})
	trial(1e9)
	hash := judge(t, solved).Get("hash").String()
	file := do(t, reader.saveRun, map[string]any{"rung": solved})
	reader = numbers{}
	opened := do(t, reader.openRun, map[string]any{"file": file})
	if opened.Get("lesson").IsUndefined() || opened.Get("lesson").Get("name").String() != "airline" || opened.Get("seed").Int() != 5 || opened.Get("rung").Int() != solved {
		t.Fatalf("opened as %s", js.Global().Get("JSON").Call("stringify", opened))
	}
	do(t, reader.extendRung, map[string]any{"rung": solved, "epochs": 0})
	if judged := judge(t, solved); judged.Get("hash").String() != hash || !judged.Get("repeats").Bool() {
		t.Error("it is not the task's network")
	}
	// The same months under a name of their own are the reader's.
	own := bridgetest.Numbers(opened.Get("values"))
	do(t, reader.takeNumbers, map[string]any{"values": bridge.Float64s(own), "name": "airline"})
	do(t, reader.tryRung, map[string]any{"rung": solved})
	trial(1e9)
	file = do(t, reader.saveRun, map[string]any{"rung": solved})
	if !do(t, reader.openRun, map[string]any{"file": file}).Get("lesson").IsUndefined() {
		t.Error("a series of the reader's is taken for the task's")
	}
}
