//go:build js && wasm

package main

import (
	"math"
	"os"
	"strconv"
	"strings"
	"syscall/js"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/series/csv"
	"github.com/rnnlab/rnnlab/rnn/series/table"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
	"github.com/rnnlab/rnnlab/wasm/internal/bridgetest"
)

func reset() { reader = numbers{} }

func do(t *testing.T, run bridge.Command, send map[string]any) js.Value {
	t.Helper()
	return bridgetest.Do(t, run, reset, send)
}

func answer(run bridge.Command, send map[string]any) js.Value {
	return bridgetest.Answer(run, reset, send)
}

// cut is the page's cutter, made of encoding/csv.
var cut = js.FuncOf(func(_ js.Value, args []js.Value) any {
	rows, err := csv.Cut(args[0].String(), []rune(args[1].String())[0])
	if err != nil {
		panic(err)
	}
	var fields strings.Builder
	for _, r := range rows {
		for _, field := range append([]string{strconv.Itoa(r.Line), strconv.Itoa(len(r.Cells))}, r.Cells...) {
			fields.WriteString(field + "\x00")
		}
	}
	return fields.String()
})

func read(text string) map[string]any {
	return map[string]any{"file": bridge.Uint8Array([]byte(text)), "cut": cut, "decimal": "", "header": "", "newestFirst": "", "nodata": ""}
}

func TestAFileIsUnderstoodAsTheLibraryUnderstandsIt(t *testing.T) {
	const text = "Datum;Art;Preis\n04.02.2026;\"x;y\";1.234,5\n03.02.2026;a;1,5\n02.02.2026;b;?\n01.02.2026;c;7,5\n"
	want, err := csv.Read([]byte(text), table.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := do(t, reader.readNumbers, read(text))
	if s := got.Get("separator").String(); s != ";" {
		t.Errorf("separator %q", s)
	}
	if got.Get("decimal").String() != "," || !got.Get("header").Bool() || !got.Get("reversed").Bool() {
		t.Error("decimal mark, header or order")
	}
	if got.Get("rows").Int() != len(want.Rows) || got.Get("columns").Length() != len(want.Columns) || got.Get("columns").Index(2).Get("name").String() != "Preis" {
		t.Error("rows or columns")
	}
	if cell := got.Get("preview").Index(3).Get("cells").Index(1).String(); cell != "x;y" {
		t.Errorf("the quoted cell is %q", cell)
	}
}

func TestWhatCannotBeReadIsAProblemWithItsPlace(t *testing.T) {
	problem := do(t, reader.readNumbers, read("a,b\n1,2\n1,234,5\n")).Get("problem")
	if problem.IsUndefined() || problem.Get("code").String() != string(table.ExtraCells) || problem.Get("line").Int() != 3 {
		t.Errorf("got %v", js.Global().Get("JSON").Call("stringify", problem))
	}
	for _, c := range []struct {
		run  bridge.Command
		send map[string]any
		want string
	}{
		{reader.readNumbers, map[string]any{"file": "text"}, "file"},
		{reader.readNumbers, map[string]any{"file": bridge.Uint8Array([]byte("1")), "cut": cut, "decimal": ":", "header": "", "newestFirst": "", "nodata": ""}, "decimal"},
		{reader.readNumbers, map[string]any{"file": bridge.Uint8Array([]byte("1")), "cut": cut, "decimal": "", "header": "perhaps", "newestFirst": "", "nodata": ""}, "header"},
	} {
		if got := answer(c.run, c.send).Get("error"); got.IsUndefined() || got.Get("field").String() != c.want {
			t.Errorf("want an error of %s", c.want)
		}
	}
	reader = numbers{}
	for _, run := range []bridge.Command{reader.takeColumn, reader.tryRung, reader.trialStatus, reader.judgeRung, reader.openTest, reader.forecast} {
		if got := answer(run, map[string]any{"rung": 0, "column": 0, "gap": "leaveOut", "horizon": 1}).Get("error"); got.IsUndefined() || got.Get("code").String() != "request" {
			t.Error("a command before its time has no error of its own")
		}
	}
}

// The figures of the page are the library's, to the bit.
func TestALadderIsTriedAsInTheLibrary(t *testing.T) {
	do(t, reader.readNumbers, read(airline(t)))
	taken := do(t, reader.takeColumn, map[string]any{"column": 1, "gap": "leaveOut"})
	values := bridgetest.Numbers(taken.Get("values"))
	own, err := task.NewOwn(values)
	if err != nil {
		t.Fatal(err)
	}
	if len(values) != 144 || taken.Get("season").Int() != own.Season || taken.Get("train").Int() != own.Parts.Train || taken.Get("floors").Length() != len(own.Floors) {
		t.Error("the series is not understood as in the library")
	}
	const solved = 3
	do(t, reader.tryRung, map[string]any{"rung": solved})
	if trial(1e9) != 1 || do(t, reader.trialStatus, map[string]any{}).Get("state").String() == "diverged" {
		t.Fatal("it is not trained")
	}
	same(t, own, solved)

	// One that trains does so by budgets; a part of its way is enough here.
	do(t, reader.tryRung, map[string]any{"rung": 1})
	for do(t, reader.trialStatus, map[string]any{}).Get("epoch").Int() < 2 {
		if trial(0) == 1 {
			t.Fatal("trained in two epochs")
		}
	}
	if course := bridgetest.Numbers(do(t, reader.trialStatus, nil).Get("course")); len(course) != 2 || !(course[0] > 0) {
		t.Errorf("errors before and after the first of two epochs: %v", course)
	}
}

// The reader may know the season better, and what to do to the numbers: the ladder
// and the files are then those of the library with that choice.
func TestWhatTheReaderKnowsBetter(t *testing.T) {
	do(t, reader.readNumbers, read(airline(t)))
	taken := do(t, reader.takeColumn, map[string]any{"column": 1, "gap": "leaveOut"})
	offer := taken.Get("offer")
	if offer.Get("found").Int() != 12 || offer.Get("tried").Length() != 8 || offer.Get("choice").Get("season").String() != "" {
		t.Error("what was found is not offered")
	}
	own, err := task.NewOwn(bridgetest.Numbers(taken.Get("values")))
	if err != nil {
		t.Fatal(err)
	}
	if err := own.Choose(task.Choice{Season: 6, Transform: "log"}); err != nil {
		t.Fatal(err)
	}
	chosen := do(t, reader.prepare, map[string]any{"season": "6", "transform": "log"})
	if chosen.Get("season").Int() != 6 || chosen.Get("ladder").Index(1).Get("steps").Index(0).Get("op").String() != "log" || chosen.Get("floors").Length() != len(own.Floors) {
		t.Error("it is not prepared as the reader chooses")
	}
	const solved = 3
	do(t, reader.tryRung, map[string]any{"rung": solved})
	trial(1e9)
	same(t, own, solved)
	if !judge(t, solved).Get("repeats").Bool() {
		t.Error("a link with the choice does not come to it")
	}
	opened := do(t, reader.openRun, map[string]any{"file": do(t, reader.saveRun, map[string]any{"rung": solved})})
	if c := opened.Get("offer").Get("choice"); c.Get("season").String() != "6" || c.Get("transform").String() != "log" || opened.Get("offer").Get("found").Int() != 12 {
		t.Error("the file has another choice")
	}
	if season := do(t, reader.prepare, map[string]any{"season": "none", "transform": ""}).Get("season").Int(); season != 0 {
		t.Errorf("none is a season of %d", season)
	}
	for field, send := range map[string]map[string]any{"season": {"season": "45", "transform": ""}, "transform": {"season": "none", "transform": "season"}} {
		if got := answer(reader.prepare, send).Get("error"); got.IsUndefined() || got.Get("field").String() != field {
			t.Errorf("want an error of %s", field)
		}
	}
	if answer(reader.prepare, map[string]any{"season": "-1", "transform": ""}).Get("error").IsUndefined() {
		t.Error("a season below 0 is one")
	}
	do(t, reader.takeTask, map[string]any{"task": "airline", "seed": 0})
	if answer(reader.prepare, map[string]any{"season": "6", "transform": ""}).Get("error").IsUndefined() {
		t.Error("a task is prepared by its reader")
	}
}

// A cell that stands for no number, where the reader says so, is missing.
func TestANumberThatIsNone(t *testing.T) {
	send := read("x\n1\n-999\n3\n4\n5\n6\n7\n")
	send["nodata"] = "-999"
	do(t, reader.readNumbers, send)
	taken := do(t, reader.takeColumn, map[string]any{"column": 0, "gap": "fillIn"})
	if values := bridgetest.Numbers(taken.Get("values")); len(values) != 7 || values[1] != 2 || taken.Get("missing").Int() != 1 {
		t.Errorf("got %v", values)
	}
}

// How a network learned is told in the units of the series: its last error is the
// verdict's. Of a run out of a file the errors before follow from their losses,
// unless they were of logarithms.
func TestACourseIsInUnits(t *testing.T) {
	for _, log := range []bool{false, true} {
		do(t, reader.readNumbers, read(airline(t)))
		do(t, reader.takeColumn, map[string]any{"column": 1, "gap": "leaveOut"})
		const prepared, epochs = 1, 4
		rung := &reader.ladder[prepared]
		rung.Config.Epochs, rung.Config.Patience = epochs, 0
		if log {
			rung.Steps = append([]series.Step{{Op: series.Log}}, rung.Steps...)
		}
		do(t, reader.tryRung, map[string]any{"rung": prepared})
		trial(1e9)
		whole := bridgetest.Numbers(do(t, reader.trialStatus, nil).Get("course"))
		judged := judge(t, prepared)
		if kept := judged.Get("kept").Int(); kept != epochs || len(whole) != epochs+1 || math.Abs(whole[kept]-judged.Get("rmse").Float()) > 1e-3 {
			t.Fatalf("%v, kept after %d; it is off by %v", whole, kept, judged.Get("rmse").Float())
		}
		do(t, reader.openRun, map[string]any{"file": do(t, reader.saveRun, map[string]any{"rung": prepared})})
		do(t, reader.extendRung, map[string]any{"rung": prepared, "epochs": 0})
		for e, again := range bridgetest.Numbers(do(t, reader.trialStatus, nil).Get("course")) {
			if known := e == epochs || !log; known == math.IsNaN(again) || math.Abs(again-whole[e]) > 1e-3 {
				t.Errorf("logarithms %v, epoch %d: %v, was %v", log, e, again, whole[e])
			}
		}
	}
}

// forecastOf forecasts a part and says what the network is worth on it.
func forecastOf(t *testing.T, rung int, test bool) js.Value {
	t.Helper()
	do(t, reader.forecastPart, map[string]any{"rung": rung, "test": test})
	if trial(0) == 1 {
		t.Error("a part is forecast at once")
	}
	if made := do(t, reader.trialStatus, nil).Get("made").Int(); made != 1 {
		t.Errorf("%d forecasts after one step", made)
	}
	trial(1e9)
	command := reader.judgeRung
	if test {
		command = reader.openTest
	}
	return do(t, command, map[string]any{"rung": rung})
}

func judge(t *testing.T, rung int) js.Value {
	t.Helper()
	return forecastOf(t, rung, false)
}

// airline is a file of the airline's passengers.
func airline(t *testing.T) string {
	t.Helper()
	file, err := os.ReadFile("../../rnn/task/testdata/airline.csv")
	if err != nil {
		t.Fatal(err)
	}
	return string(file)
}

func same(t *testing.T, own *task.Own, rung int) {
	t.Helper()
	r, err := own.New(own.Ladder()[rung])
	if err != nil {
		t.Fatal(err)
	}
	verdict, err := r.Verdict()
	if err != nil {
		t.Fatal(err)
	}
	tested, err := r.Test()
	if err != nil {
		t.Fatal(err)
	}
	beyond, err := r.Forecast(24)
	if err != nil {
		t.Fatal(err)
	}
	judged := judge(t, rung)
	if judged.Get("hash").String() != bridge.Hex(r.Hash()) || judged.Get("rmse").Float() != verdict.RMSE || judged.Get("worth").String() != string(verdict.Worth) {
		t.Error("the verdict is another than the library's")
	}
	for name, pair := range map[string][2][]float64{
		"test":     {bridgetest.Numbers(forecastOf(t, rung, true).Get("forecasts")), tested},
		"forecast": {bridgetest.Numbers(do(t, reader.forecast, map[string]any{"rung": rung, "horizon": 24}).Get("values")), beyond},
	} {
		if len(pair[0]) != len(pair[1]) {
			t.Fatalf("%s: %d values, want %d", name, len(pair[0]), len(pair[1]))
		}
		for i, v := range pair[1] {
			if pair[0][i] != v {
				t.Errorf("%s %d: %v, want %v", name, i, pair[0][i], v)
			}
		}
	}
}

// A test value without a logarithm is no failure: the network that reads logarithms
// has no figure there, and the rules have theirs.
func TestATestThatCannotBeReadIsSaid(t *testing.T) {
	values := series.NoisyWaves(150, 0.1, numpy.NewRandomState(1))
	for i, v := range values {
		values[i] = math.Exp(v + float64(i)/30)
	}
	values[140] = -5
	do(t, reader.takeNumbers, map[string]any{"values": bridge.Float64s(values), "name": ""})
	do(t, reader.tryRung, map[string]any{"rung": 3})
	trial(1e9)
	judge(t, 3)
	do(t, reader.forecastPart, map[string]any{"rung": 3, "test": true})
	trial(1e9)
	tested := do(t, reader.openTest, map[string]any{"rung": 3})
	if tested.Get("refuses").Float() != -5 || !math.IsNaN(tested.Get("rmse").Float()) || tested.Get("forecasts").Length() != 0 || !(tested.Get("floors").Index(1).Float() > 0) {
		t.Errorf("got %v", js.Global().Get("JSON").Call("stringify", tested))
	}
	if answer(reader.forecast, map[string]any{"rung": 3, "horizon": 3}).Get("error").IsUndefined() {
		t.Error("a forecast from a value that cannot be read is none")
	}
}

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

// Numbers that come without a file are the same series.
func TestNumbersWithoutAFile(t *testing.T) {
	values := []float64{1, 2.5, 3, 1e-300, 5, -0.25, 7}
	taken := do(t, reader.takeNumbers, map[string]any{"values": bridge.Float64s(values), "name": "drawn"})
	for i, v := range bridgetest.Numbers(taken.Get("values")) {
		if v != values[i] {
			t.Errorf("number %d is %v", i, v)
		}
	}
	if taken.Get("name").String() != "drawn" || taken.Get("train").Int() != 5 {
		t.Error("name or parts")
	}
}

// A cell of 1e30 among ordinary ones is read, and said by its place.
func TestANumberFarOffIsSaid(t *testing.T) {
	do(t, reader.readNumbers, read("d,v\n2024-01,3\n2024-02,4\n2024-03,1e30\n2024-04,5\n2024-05,4\n"))
	notes := do(t, reader.takeColumn, map[string]any{"column": 1, "gap": "leaveOut"}).Get("notes")
	if notes.Length() != 1 {
		t.Fatalf("%d notes", notes.Length())
	}
	if n := notes.Index(0); n.Get("code").String() != string(table.FarOff) || n.Get("line").Int() != 4 || n.Get("cell").Int() != 2 || n.Get("value").String() != "1e30" {
		t.Errorf("got %v", js.Global().Get("JSON").Call("stringify", n))
	}
}

// What makes no series has a code, for which the page has words in each language.
func TestNumbersThatAreNoSeries(t *testing.T) {
	for _, c := range []struct {
		values             []float64
		code, value, other string
	}{
		{[]float64{1, 2, 3}, "few-numbers", "3", "5"},
		{[]float64{7, 7, 7, 8, 9}, "flat-numbers", "7", "3"},
		{[]float64{1, 2, 3, 4, math.Inf(1)}, "vast-numbers", "", ""},
	} {
		told := do(t, reader.takeNumbers, map[string]any{"values": bridge.Float64s(c.values), "name": ""}).Get("problem")
		if told.IsUndefined() || told.Get("code").String() != c.code || told.Get("value").String() != c.value || told.Get("other").String() != c.other {
			t.Errorf("%v: got %v", c.values, js.Global().Get("JSON").Call("stringify", told))
		}
	}
	far := []float64{1e308, -1e308, 1e308, -1e308, 1e308, -1e308, 1e308, -1e308, 1e308, 1e308}
	do(t, reader.takeNumbers, map[string]any{"values": bridge.Float64s(far), "name": ""})
	if told := do(t, reader.tryRung, map[string]any{"rung": 0}).Get("problem"); told.IsUndefined() || told.Get("code").String() != "vast-numbers" {
		t.Error("numbers whose differences are infinite are trained on")
	}
}

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
