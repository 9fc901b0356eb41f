//go:build js && wasm

package main

import (
	"math"
	"syscall/js"
	"testing"
	"time"
	"unsafe"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/tutorial"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
	"github.com/rnnlab/rnnlab/web/limits"
)

// do calls a command as JavaScript would, and fails the test on its error.
func do(t *testing.T, name string, send map[string]any) js.Value {
	t.Helper()
	f := bridge.Guard(runner.commands()[name], distrust)
	defer f.Release()
	reply := f.Invoke(object(send))
	if e := reply.Get("error"); !e.IsUndefined() {
		t.Fatalf("%s: %s", name, e.Get("message").String())
	}
	return reply.Get("value")
}

func create(t *testing.T, config rnn.Config) js.Value {
	t.Helper()
	return do(t, "create", map[string]any{"task": "sine", "config": writeConfig(config)})
}

// array is what JavaScript would see of a view.
func array(t *testing.T, name string) []float64 {
	t.Helper()
	for i, v := range views {
		if v.name == name {
			pointer := view(int32(i), 0)
			return append([]float64(nil), unsafe.Slice((*float64)(pointer), viewLength())...)
		}
	}
	t.Fatalf("no view %s", name)
	return nil
}

// small is a run of well under a second.
func small(t *testing.T) rnn.Config {
	config := preset(t, "adam")
	config.Hidden, config.Steps, config.Truncate, config.Epochs = 8, 10, 0, 3
	return config
}

func records(t *testing.T, steps int) (train, validation series.Records) {
	t.Helper()
	train, validation, err := tutorial.Records(steps)
	if err != nil {
		t.Fatal(err)
	}
	return train, validation
}

// Slices, whatever their budget, must add up to the run that rnn makes in one go.
func TestStepsAddUpToTheWholeRun(t *testing.T) {
	config := small(t)
	train, validation := records(t, config.Steps)
	whole, err := rnn.NewTrainer[float32](config, train, validation)
	if err != nil {
		t.Fatal(err)
	}
	if err := whole.Run(); err != nil {
		t.Fatal(err)
	}
	printed := preset(t, "printed")
	printed.Hidden, printed.Epochs = 10, 2
	train, validation = records(t, printed.Steps)
	wholePrinted, err := tutorial.New(printed, train, validation)
	if err != nil {
		t.Fatal(err)
	}
	if err := wholePrinted.Run(); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		config rnn.Config
		hash   uint64
	}{{config, whole.Hash()}, {printed, wholePrinted.Hash()}} {
		for _, budget := range []float64{0, 1, 1e6} {
			create(t, test.config)
			calls := 0
			for step(budget) == 0 {
				calls++
			}
			if got, want := do(t, "hash", nil).String(), bridge.Hex(test.hash); got != want {
				t.Errorf("budget %g ms: hash %s, want %s", budget, got, want)
			}
			if s := do(t, "status", nil); s.Get("state").String() != "done" || s.Get("losses").Int() != test.config.Epochs+1 {
				t.Errorf("budget %g ms: ended in state %s with %d losses", budget, s.Get("state"), s.Get("losses").Int())
			}
			if budget == 0 && calls < test.config.Epochs*10 {
				t.Errorf("without a budget the run took only %d calls", calls)
			}
		}
	}
}

func TestStepKeepsItsBudget(t *testing.T) {
	create(t, preset(t, "adam"))
	for range 20 {
		start := time.Now()
		if step(12) != 0 {
			t.Fatal("25 epochs done in no time")
		}
		if took := time.Since(start); took < 12*time.Millisecond {
			t.Errorf("a step of 12 ms took %v", took)
		}
	}
	if s := do(t, "status", nil); s.Get("update").Int() == 0 && s.Get("epoch").Int() == 0 {
		t.Error("20 steps did not make an update")
	}
}

// What a step can be late by is its last piece of work: no more than an update
// of one record, whatever the machine.
func TestStepsPiecesAreSmall(t *testing.T) {
	create(t, preset(t, "adam"))
	for range 300 {
		before := do(t, "status", nil)
		step(0)
		after := do(t, "status", nil)
		done := func(s js.Value) int {
			return s.Get("epoch").Int()*s.Get("updatesPerEpoch").Int() + s.Get("update").Int()
		}
		if n := done(after) - done(before); n < 0 || n > 1 {
			t.Fatalf("a piece of work made %d updates", n)
		}
		if n := after.Get("losses").Int() - before.Get("losses").Int(); n < 0 || n > 1 {
			t.Fatalf("a piece of work measured the losses %d times", n)
		}
	}
}

func TestGoals(t *testing.T) {
	config := small(t)
	create(t, config)
	progress := func(to string) (epoch, update, losses int) {
		do(t, "workTowards", map[string]any{"goal": to})
		for step(0) == 0 {
		}
		s := do(t, "status", nil)
		return s.Get("epoch").Int(), s.Get("update").Int(), s.Get("losses").Int()
	}
	updates := do(t, "status", nil).Get("updatesPerEpoch").Int()
	type at struct{ epoch, update, losses int }
	expect := func(goal string, want at) {
		t.Helper()
		epoch, update, losses := progress(goal)
		if got := (at{epoch, update, losses}); got != want {
			t.Errorf("after %s: got %+v, want %+v", goal, got, want)
		}
	}
	expect("losses", at{0, 0, 1})
	expect("losses", at{0, 0, 1})
	expect("update", at{0, 1, 1})
	expect("update", at{0, 2, 1})
	expect("epoch", at{1, 0, 2})
	for range updates - 1 {
		progress("update")
	}
	expect("update", at{2, 0, 3}) // the last of the epoch, with its losses
	expect("end", at{3, 0, 4})
	expect("update", at{3, 0, 4})
	if code, _, _ := errorOf(t, runner.commands()["workTowards"], object(map[string]any{"goal": "home"})); code != "request" {
		t.Errorf("an unknown goal: got %s", code)
	}
}

func TestResetRepeatsTheRun(t *testing.T) {
	create(t, small(t))
	for step(50) == 0 {
	}
	first := do(t, "hash", nil).String()
	do(t, "setLearningRate", map[string]any{"value": 0.5})
	do(t, "reset", nil)
	if s := do(t, "status", nil); s.Get("predictionsEpoch").Int() != -1 || s.Get("losses").Int() != 0 {
		t.Errorf("after a reset there are losses or predictions of before")
	}
	for step(50) == 0 {
	}
	if second := do(t, "hash", nil).String(); second != first {
		t.Errorf("hash %s, then %s", first, second)
	}
}

// What another worker needs to go on, in the middle of an epoch, is in the file, to the last bit.
func TestOpenGoesOnExactly(t *testing.T) {
	printed := preset(t, "printed")
	printed.Hidden, printed.Epochs = 10, 2
	patient := small(t)
	patient.Patience = 1
	for _, config := range []rnn.Config{small(t), patient, printed} {
		create(t, config)
		for _, at := range []string{"epoch", "update", "update"} {
			do(t, "workTowards", map[string]any{"goal": at})
			for step(50) == 0 {
			}
		}
		do(t, "setLearningRate", map[string]any{"value": 2e-3})
		saved := do(t, "save", nil)
		stood := do(t, "status", nil)
		do(t, "workTowards", map[string]any{"goal": "end"})
		for step(50) == 0 {
		}
		whole := do(t, "hash", nil).String()

		create(t, small(t))
		opened := do(t, "open", map[string]any{"file": saved})
		if opened.Get("learningRate").Float() != 2e-3 || opened.Get("config").Get("learningRate").Float() != config.LearningRate {
			t.Error("the learning rate of the file, or of its settings, is another")
		}
		now := do(t, "status", nil)
		keys := js.Global().Get("Object").Call("keys", stood)
		for i := range keys.Length() {
			if key := keys.Index(i).String(); !now.Get(key).Equal(stood.Get(key)) {
				t.Errorf("%s was %v when it was saved, and is %v", key, stood.Get(key), now.Get(key))
			}
		}
		for step(50) == 0 {
		}
		if resumed := do(t, "hash", nil).String(); resumed != whole {
			t.Errorf("hash %s, resumed %s", whole, resumed)
		}
	}
}

func TestARefusedFileLeavesTheRunAsItWas(t *testing.T) {
	create(t, small(t))
	do(t, "workTowards", map[string]any{"goal": "epoch"})
	for step(50) == 0 {
	}
	hash := do(t, "hash", nil).String()
	good, err := bridge.Bytes(object(map[string]any{"file": do(t, "save", nil)}), "file")
	if err != nil {
		t.Fatal(err)
	}
	damaged := append([]byte(nil), good...)
	damaged[len(damaged)/2]++
	newer := append([]byte(nil), good...)
	newer[8] = 9
	for problem, file := range map[string][]byte{
		"foreign": []byte("PK"), "length": good[:len(good)-9], "damaged": damaged, "newer": newer,
	} {
		code, field, message := errorOf(t, runner.commands()["open"], object(map[string]any{"file": bridge.Uint8Array(file)}))
		if code != "file" || field != problem || message == "" {
			t.Errorf("%s: got %s, %s: %s", problem, code, field, message)
		}
		if now := do(t, "hash", nil).String(); now != hash {
			t.Errorf("%s: the run changed", problem)
		}
	}
}

// A program can save what a page in a phone cannot bear.
func TestOpenNamesASettingBeyondThePage(t *testing.T) {
	config := small(t)
	config.Hidden = 300
	train, validation := records(t, config.Steps)
	large, err := rnn.New(config, train, validation)
	if err != nil {
		t.Fatal(err)
	}
	file, err := large.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	code, field, message := errorOf(t, runner.commands()["open"], object(map[string]any{"file": bridge.Uint8Array(file)}))
	if code != "file" || field != "settings" || message != "hidden: want a whole number from 1 to 256, got 300" {
		t.Errorf("%s, %s: %s", code, field, message)
	}
}

// Page and trainer say the same rate, however often it is made smaller.
func TestRecoverStaysInThePagesRange(t *testing.T) {
	config := small(t)
	config.LearningRate = 2e-6
	create(t, config)
	for range 3 {
		do(t, "recover", map[string]any{"factor": 0.5})
	}
	if rate := runner.run.Progress().LearningRate; rate != 1e-6 {
		t.Errorf("learning rate %g, want the least one of the page, 1e-6", rate)
	}
}

// A run that has ended goes on to where the longer run ends, and no further than
// the page's range.
func TestExtend(t *testing.T) {
	config := small(t)
	config.Decay = rnn.NoDecay
	create(t, config)
	if step(1e9) != 1 {
		t.Fatal("no end")
	}
	setup := do(t, "extend", map[string]any{"epochs": 2})
	if setup.Get("config").Get("epochs").Int() != config.Epochs+2 || step(1e9) != 1 {
		t.Errorf("%d epochs", setup.Get("config").Get("epochs").Int())
	}
	extended := do(t, "hash", nil).String()
	config.Epochs += 2
	create(t, config)
	step(1e9)
	if whole := do(t, "hash", nil).String(); whole != extended {
		t.Errorf("extended to %s, want %s", extended, whole)
	}
	f := bridge.Guard(runner.commands()["extend"], distrust)
	defer f.Release()
	e := f.Invoke(object(map[string]any{"epochs": limits.Field("epochs").Max})).Get("error")
	if e.IsUndefined() || e.Get("field").String() != "epochs" || runner.run.Config() != config {
		t.Error("more epochs than the page takes")
	}
}

func TestDivergenceAndRecovery(t *testing.T) {
	config := small(t)
	config.Activation, config.Optimizer, config.Clip, config.LearningRate = rnn.ReLU, rnn.SGD, rnn.NoClip, 10
	create(t, config)
	for step(50) == 0 {
	}
	s := do(t, "status", nil)
	if s.Get("state").String() != "diverged" {
		t.Fatalf("state %s, want diverged", s.Get("state"))
	}
	d := s.Get("divergence")
	if d.Get("cause").String() == "" || d.Get("message").String() == "" || d.Get("lastGood").Int() != 0 {
		t.Errorf("divergence without a cause: %s", js.Global().Get("JSON").Call("stringify", d))
	}
	do(t, "recover", map[string]any{"factor": 1e-4})
	s = do(t, "status", nil)
	if s.Get("state").String() != "running" || !s.Get("divergence").IsUndefined() || s.Get("learningRate").Float() != 1e-3 {
		t.Errorf("after recovery: %s", js.Global().Get("JSON").Call("stringify", s))
	}
	for step(50) == 0 {
	}
	if s := do(t, "status", nil); s.Get("state").String() != "done" {
		t.Errorf("after recovery the run ended in state %s", s.Get("state"))
	}
}

func TestCommandsNameWhatIsWrong(t *testing.T) {
	create(t, small(t))
	tooFar := small(t)
	tooFar.Truncate = tooFar.Steps + 1
	for _, test := range []struct {
		command, field string
		send           map[string]any
	}{
		{"create", "truncate", map[string]any{"task": "sine", "config": writeConfig(tooFar)}},
		{"setLearningRate", "learningRate", map[string]any{"value": "fast"}},
		{"setLearningRate", "learningRate", map[string]any{"value": math.NaN()}},
		{"setLearningRate", "learningRate", map[string]any{"value": 11}},
		{"recover", "factor", map[string]any{"factor": 0}},
		{"recover", "factor", map[string]any{"factor": 2}},
		{"recover", "factor", nil},
		{"chooseRecord", "set", map[string]any{"set": "test", "index": 0}},
		{"chooseRecord", "index", map[string]any{"set": "train", "index": 140}},
		{"chooseRecord", "index", map[string]any{"set": "validation", "index": -1}},
		{"chooseRecord", "index", map[string]any{"set": "validation", "index": 0.5}},
		{"beginForecast", "horizon", map[string]any{"horizon": 1e9}},
		{"beginFindings", "seed", map[string]any{"seed": 1 << 32}},
		{"create", "task", nil},
		{"create", "task", map[string]any{"task": "cosine"}},
		{"create", "config", map[string]any{"task": "sine"}},
		{"open", "file", nil},
	} {
		code, field, message := errorOf(t, runner.commands()[test.command], object(test.send))
		if code != "config" || field != test.field {
			t.Errorf("%s %v: got %s of %q (%s), want config of %q", test.command, test.send, code, field, message, test.field)
		}
	}
	// None of them may have touched the run.
	if s := do(t, "status", nil); s.Get("learningRate").Float() != small(t).LearningRate {
		t.Error("a refused command changed the run")
	}
}
