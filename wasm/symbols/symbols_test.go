//go:build js && wasm

package main

import (
	"math"
	"slices"
	"strings"
	"syscall/js"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
	"github.com/rnnlab/rnnlab/wasm/internal/bridgetest"
)

func reset() { trainer = symbols{} }

func do(t *testing.T, run bridge.Command, send map[string]any) js.Value {
	t.Helper()
	return bridgetest.Do(t, run, reset, send)
}

func answer(run bridge.Command, send map[string]any) js.Value {
	return bridgetest.Answer(run, reset, send)
}

func wholesOf(v js.Value) []int {
	list := make([]int, v.Length())
	for i := range list {
		list[i] = v.Index(i).Int()
	}
	return list
}

func beginning(exercise, rung string, seed int, text string) map[string]any {
	return map[string]any{"exercise": exercise, "rung": rung, "seed": seed, "text": text}
}

// trained is a grammar's LSTM after so many epochs, in the library.
func trained(t *testing.T, seed uint32, epochs int) *task.Attempt {
	t.Helper()
	e, err := task.ExerciseNamed("grammar")
	if err != nil {
		t.Fatal(err)
	}
	c := e.Ladder[1].Config
	c.Seed = seed
	a, err := e.New(c, task.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for a.Progress().Epoch < epochs || a.Progress().Evaluating {
		if err := a.Step(); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

func TestEveryExerciseIsListed(t *testing.T) {
	list := do(t, trainer.exercises, map[string]any{})
	all := task.Exercises()
	if list.Length() != len(all) {
		t.Fatalf("%d exercises, want %d", list.Length(), len(all))
	}
	for i, e := range all {
		o := list.Index(i)
		if o.Get("name").String() != e.Name || o.Get("ladder").Length() != len(e.Ladder) || o.Get("metric").String() != e.Metric.Name || o.Get("provenance").String() != e.Provenance {
			t.Errorf("%s is described otherwise", e.Name)
		}
	}
}

// What the page trains, judges, sees and has written is what the library does, to
// the bit.
func TestAGrammarIsLearnedAsInTheLibrary(t *testing.T) {
	const seed, epochs = 3, 1
	want := trained(t, seed, epochs)
	of := do(t, trainer.begin, beginning("grammar", "lstm", seed, ""))
	if of.Get("symbols").Length() != 7 || of.Get("rung").Get("name").String() != "lstm" || of.Get("seed").Int() != seed || !of.Get("knowsNext").Bool() {
		t.Error("the attempt is described otherwise")
	}
	floors := do(t, trainer.floors, map[string]any{})
	for i, f := range want.Material.Floors() {
		if floors.Index(i).Get("rule").String() != string(f.Rule) || floors.Index(i).Get("validation").Float() != f.Validation {
			t.Errorf("floor %d is not %+v", i, f)
		}
	}
	for range epochs + 1 { // the losses of the initial weights come first
		for train(0) == 0 {
		}
	}
	status := do(t, trainer.status, map[string]any{})
	h := want.History()
	if !slices.Equal(bridgetest.Numbers(status.Get("train")), h.Train) || !slices.Equal(bridgetest.Numbers(status.Get("validation")), h.Validation) {
		t.Errorf("losses %v, want %v", bridgetest.Numbers(status.Get("validation")), h.Validation)
	}
	if stand := task.Stand(h.Validation[epochs], want.Material.Floors()); status.Get("passed").String() != string(stand.Passed) || status.Get("next").String() != string(stand.Next) {
		t.Errorf("it stands otherwise than %+v", stand)
	}
	if status.Get("seen").Int() != want.Seen() || status.Get("epoch").Int() != epochs {
		t.Errorf("it has seen %d", status.Get("seen").Int())
	}

	do(t, trainer.beginExam, map[string]any{})
	for exam(0) == 0 {
	}
	judged, err := want.Material.NewExam(want.Model())
	if err != nil {
		t.Fatal(err)
	}
	for more := true; more; {
		if more, err = judged.Step(); err != nil {
			t.Fatal(err)
		}
	}
	score := do(t, trainer.score, map[string]any{})
	if score.Get("value").Float() != judged.Score().Value || !slices.Equal(bridgetest.Numbers(score.Get("marks")), judged.Score().Marks) || score.Get("seen").Int() != want.Seen() {
		t.Errorf("score %v, want %v", score.Get("value").Float(), judged.Score().Value)
	}

	assertLookedAt(t, want, 5)
	assertWritten(t, want)

	file := do(t, trainer.save, map[string]any{})
	do(t, trainer.reset, map[string]any{})
	if again := do(t, trainer.status, map[string]any{}); again.Get("seen").Int() != 0 || again.Get("train").Length() != 0 {
		t.Error("reset, it has seen something")
	}
	opened := do(t, trainer.open, map[string]any{"file": file})
	if opened.Get("exercise").String() != "grammar" || opened.Get("rung").Get("name").String() != "lstm" || trainer.attempt.Hash() != want.Hash() {
		t.Error("the file is of another run")
	}
}

func assertLookedAt(t *testing.T, want *task.Attempt, record int) {
	t.Helper()
	do(t, trainer.beginLook, map[string]any{"record": record})
	for look(0) == 0 {
	}
	looked := do(t, trainer.looked, map[string]any{})
	s, err := want.Model().NewStepper()
	if err != nil {
		t.Fatal(err)
	}
	tokens := want.Material.Test.Token(record)[:looked.Get("steps").Int()]
	if !slices.Equal(wholesOf(looked.Get("tokens")), tokens) || len(tokens) < 7 {
		t.Fatalf("tokens %v", wholesOf(looked.Get("tokens")))
	}
	if classes := wholesOf(looked.Get("target")); !slices.Equal(classes, want.Material.Test.Class(record)[:len(tokens)]) || slices.Contains(classes, -1) {
		t.Errorf("to be predicted: %v", classes)
	}
	var said, states, known []float64
	for i, token := range tokens {
		p, err := s.StepToken(token)
		if err != nil {
			t.Fatal(err)
		}
		said, states, known = append(said, p...), append(states, s.State()...), append(known, want.Material.Next(tokens[:i+1])...)
	}
	for name, list := range map[string][]float64{"said": said, "states": states, "known": known} {
		if !slices.Equal(bridgetest.Numbers(looked.Get(name)), list) {
			t.Errorf("%s differs", name)
		}
	}
	// The same as if a reader had typed it.
	do(t, trainer.beginLook, map[string]any{"tokens": looked.Get("tokens")})
	for look(0) == 0 {
	}
	if typed := do(t, trainer.looked, map[string]any{}); !slices.Equal(bridgetest.Numbers(typed.Get("said")), said) || !typed.Get("target").IsUndefined() {
		t.Error("typed, it is another sequence")
	}
}

func assertWritten(t *testing.T, want *task.Attempt) {
	t.Helper()
	do(t, trainer.beginWriting, map[string]any{"by": "network", "beginning": []any{0}, "length": 30, "temperature": 0.8, "topK": 0, "seed": 7})
	for write(0) == 0 {
	}
	written := do(t, trainer.written, map[string]any{})
	s, err := want.Model().NewSampler(rnn.Sampling{Temperature: 0.8, Seed: 7}, 0)
	if err != nil {
		t.Fatal(err)
	}
	var tokens []int
	var p []float64
	for range 30 {
		before := slices.Clone(s.Distribution())
		token := s.Next()
		tokens, p = append(tokens, token), append(p, before[token])
	}
	if !slices.Equal(wholesOf(written.Get("tokens")), tokens) || !slices.Equal(bridgetest.Numbers(written.Get("p")), p) {
		t.Errorf("it has written %v, want %v", wholesOf(written.Get("tokens")), tokens)
	}
}

// A trial ends where the library's does.
func TestATrialIsTheLibrarys(t *testing.T) {
	e, err := task.ExerciseNamed("counting")
	if err != nil {
		t.Fatal(err)
	}
	c := e.Ladder[0].Config
	c.Seed = 1
	want, err := e.NewTrial(c, task.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for more := true; more; {
		if more, err = want.Work(); err != nil {
			t.Fatal(err)
		}
	}
	do(t, trainer.beginTrial, beginning("counting", "elman", 1, ""))
	if status := do(t, trainer.trialStatus, map[string]any{}); status.Get("over").Bool() {
		t.Error("it is over before it has begun")
	}
	for try(12) == 0 {
	}
	status := do(t, trainer.trialStatus, map[string]any{})
	if !status.Get("over").Bool() || status.Get("solved").Bool() != want.Solved || status.Get("value").Float() != want.Score.Value || status.Get("judged").Int() != want.Judged {
		t.Errorf("it came to %v after %d, want %v after %d", status.Get("value").Float(), status.Get("judged").Int(), want.Score.Value, want.Judged)
	}
}

func TestNumbersAndTextsAndTranslation(t *testing.T) {
	of := do(t, trainer.begin, beginning("adding", "elman", 1, ""))
	if of.Get("reads").String() != "numbers" || of.Get("predicts").String() != "numbers" || of.Get("symbols").Length() != 0 {
		t.Error("adding is described otherwise")
	}
	do(t, trainer.beginLook, map[string]any{"record": 2})
	for look(0) == 0 {
	}
	looked := do(t, trainer.looked, map[string]any{})
	test := trainer.attempt.Material.Test
	if !slices.Equal(bridgetest.Numbers(looked.Get("numbers")), test.Input(2)) || looked.Get("target").Index(0).Float() != test.Y[2] {
		t.Error("another record of adding")
	}
	do(t, trainer.beginLook, map[string]any{"numbers": bridge.Float64s([]float64{0.5, 1, 0.25, 1})})
	for look(0) == 0 {
	}
	if said := bridgetest.Numbers(do(t, trainer.looked, map[string]any{}).Get("said")); len(said) != 2 || math.IsNaN(said[1]) {
		t.Errorf("of two steps it said %v", said)
	}

	of = do(t, trainer.begin, beginning("order", "elman", 1, ""))
	if of.Get("answers").Length() != 4 || of.Get("predicts").String() != "labels" {
		t.Error("order is described otherwise")
	}

	of = do(t, trainer.begin, beginning("text", "elman", 1, strings.Repeat("春眠不觉晓，处处闻啼鸟。\n", 200)))
	if symbols := of.Get("symbols"); symbols.Length() < 10 || len([]rune(symbols.Index(5).String())) != 1 {
		t.Error("a text in Chinese has other symbols")
	}

	do(t, trainer.begin, beginning("translation", "elman", 1, ""))
	if said := do(t, trainer.translate, map[string]any{"text": "two hundred and five"}); said.Type() != js.TypeString {
		t.Error("no text comes of a translation")
	}
	if got := answer(trainer.translate, map[string]any{"text": "two hundred perhaps"}).Get("error"); got.IsUndefined() || got.Get("field").String() != "text" {
		t.Error("a word that is in no number is translated")
	}
}

func TestWhatIsWrongHasItsField(t *testing.T) {
	do(t, trainer.begin, beginning("grammar", "elman", 1, ""))
	good := func() map[string]any {
		return map[string]any{"beginning": []any{0}, "length": 30, "temperature": 1, "topK": 0, "seed": 7}
	}
	with := func(field string, value any) map[string]any {
		send := good()
		send[field] = value
		return send
	}
	for _, c := range []struct {
		run  bridge.Command
		send map[string]any
		want string
	}{
		{trainer.begin, beginning("logic", "lstm", 1, ""), "task"},
		{trainer.begin, beginning("grammar", "perceptron", 1, ""), "rung"},
		{trainer.begin, beginning("grammar", "lstm", -1, ""), "seed"},
		{trainer.begin, beginning("text", "lstm", 1, "short"), "text"},
		{trainer.beginLook, map[string]any{"record": 1000}, "record"},
		{trainer.beginLook, map[string]any{"tokens": []any{0, 7}}, "tokens[1]"},
		{trainer.beginLook, map[string]any{"tokens": []any{0.5}}, "tokens[0]"},
		{trainer.beginLook, map[string]any{"tokens": "BT"}, "tokens"},
		{trainer.beginWriting, with("beginning", []any{}), "beginning"},
		{trainer.beginWriting, with("by", "hand"), "by"},
		{trainer.beginWriting, with("by", "counts"), "material"},
		{trainer.beginWriting, with("temperature", -1), "temperature"},
		{trainer.beginWriting, with("topK", 8), "topK"},
		{trainer.beginWriting, with("length", 0), "length"},
		{trainer.translate, map[string]any{"text": "two"}, "exercise"},
	} {
		if got := answer(c.run, c.send).Get("error"); got.IsUndefined() || got.Get("field").String() != c.want {
			t.Errorf("want an error of %s", c.want)
		}
	}
	if trainer.attempt == nil || trainer.attempt.Exercise.Name != "grammar" {
		t.Error("what was refused has taken the place of what was there")
	}
	trainer = symbols{}
	for _, run := range []bridge.Command{trainer.save, trainer.reset, trainer.floors, trainer.status, trainer.beginExam, trainer.score, trainer.beginLook, trainer.looked, trainer.beginWriting, trainer.written, trainer.translate, trainer.trialStatus} {
		if got := answer(run, map[string]any{}).Get("error"); got.IsUndefined() || got.Get("code").String() != "request" {
			t.Error("a command before its time has no error of its own")
		}
	}
}
