//go:build js && wasm

package main

import (
	"syscall/js"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/series/csv"
	"github.com/rnnlab/rnnlab/rnn/series/table"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
	"github.com/rnnlab/rnnlab/wasm/internal/bridgetest"
)

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
