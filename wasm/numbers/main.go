//go:build js && wasm

// Command numbers has what a page needs for a reader's own numbers, in a worker
// of its own: it understands their file, tries the ladder of networks of
// [task.Own] on them, and says what those are worth. It is apart from the trainer
// because the trainer's readers need none of it.
//
// When it is ready it calls the global function rnnReady with an object of
// commands, each of which takes one plain object and returns {value} or {error:
// {code, field, message}}. Values and forecasts are the bytes of float64s.
//
//	readNumbers  {file, cut, decimal, header, newestFirst}  understand a file that cut cuts into cells
//	takeColumn   {column, gap}    a column of it as a series, with its season, its floors and a ladder
//	takeNumbers  {values, name}   a series of numbers that are in no file
//	prepare      {season, transform}  that series as the reader knows it better than it was found, with its ladder
//	takeTask     {task, seed}     the series of a task, with its own ladder
//	ahead        {rung, horizon}  what a network reaches on the test part so many steps ahead
//	openRun      {file}           a saved run: its series, and a ladder with its network
//	saveRun      {rung}           a network that was tried as such a file
//	extendRung   {rung, epochs}   begin to train a network for more epochs, or on to its end
//	tryRung      {rung}           begin to train a network of the ladder
//	trialStatus  {}               how far that is, and its errors after each epoch
//	forecastPart {rung, test}     begin to forecast the validation part, or the test part
//	judgeRung    {rung}           what a network is worth on the validation part, when that is forecast
//	openTest     {rung}           what it reaches on the test part, when that is forecast
//	forecast     {rung, horizon}  what it says comes past the end, and how far off that may be
//
// The export trial does what was begun, for about a budget of milliseconds a call.
package main

import (
	"errors"
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn/series/table"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
)

// most bounds the numbers that JavaScript chooses.
const most = 1 << 16

var (
	errNoTable  = errors.New("there is no table: read one with readNumbers")
	errNoSeries = errors.New("there is no series: choose one with takeColumn")
	errNoTrial  = errors.New("that network was not tried: begin with tryRung")
	errUnmade   = errors.New("the part is not forecast: begin with forecastPart")
)

// numbers are a reader's own, from the file to the networks tried on them.
type numbers struct {
	table  *table.Table
	own    *task.Own
	lesson *task.Lesson // whose series it is; nil for a reader's own
	ladder []task.OwnRung
	trials []*task.OwnRun // one a rung; nil before it was tried
	trying *task.OwnRun   // under way
	course course         // of that

	making *task.Forecasts // of a part; they come before any training

	failure error // what ended it; a divergence too, which its state says
}

// reader holds what the commands and the export work on. Exports have no
// receiver, hence a package variable.
var reader numbers

func main() {
	commands := js.Global().Get("Object").New()
	for _, entry := range []struct {
		name string
		run  bridge.Command
	}{
		{"readNumbers", reader.readNumbers},
		{"takeColumn", reader.takeColumn},
		{"takeNumbers", reader.takeNumbers},
		{"prepare", reader.prepare},
		{"takeTask", reader.takeTask},
		{"ahead", reader.ahead},
		{"openRun", reader.openRun},
		{"saveRun", reader.saveRun},
		{"extendRung", reader.extendRung},
		{"tryRung", reader.tryRung},
		{"trialStatus", reader.trialStatus},
		{"forecastPart", reader.forecastPart},
		{"judgeRung", reader.judgeRung},
		{"openTest", reader.openTest},
		{"forecast", reader.forecast},
	} {
		commands.Set(entry.name, bridge.Guard(entry.run, func() { reader = numbers{} }))
	}
	js.Global().Call("rnnReady", commands, []any{})
	select {} // the commands and the export need the program alive
}

// trial goes on with what was begun: 1 when it is done, or has failed.
//
//go:wasmexport trial
func trial(budgetMs float64) int32 { return bridge.Within(budgetMs, reader.advanceTrial) }
