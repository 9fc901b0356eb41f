//go:build js && wasm

package main

import (
	"os"
	"strconv"
	"strings"
	"syscall/js"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/series/csv"
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
