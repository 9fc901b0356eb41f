//go:build js && wasm

// Command symbols has what a page needs for the exercises, whose data are
// sequences of symbols, in a worker of its own: it trains a network on one, has
// the judge look at it, and shows what it says and remembers, symbol by symbol. It
// is apart from the trainer because the trainer's readers need none of it.
//
// When it is ready it calls the global function rnnReady with an object of
// commands, each of which takes one plain object and returns {value} or {error:
// {code, field, message}}. Arrays of numbers are the bytes of float64s.
//
//	exercises    {}                             all of them, with their ladders
//	begin        {exercise, rung, seed, text}   a network with its initial weights, and what its records are like
//	open         {file}                         go on with a saved run, as begin
//	save         {}                             the run as a file
//	reset        {}                             back to the initial weights
//	floors       {}                             what rules without a network reach; of a long text that takes a second
//	status       {}                             how the training stands
//	beginExam    {}                             the judge begins to look at the weights of now
//	text         {}                             the text that it learns, if that is its exercise
//	score        {}                             what the last exam that is over came to
//	beginLook    {record} or {tokens} or {numbers}  begin to follow the network through a record of the test, or what a reader gives
//	looked       {}                             what it said at each step, and its states
//	beginWriting {by, beginning, length, temperature, topK, seed}  the network begins to write on its own, or counts do
//	written      {}                             what it has written
//	translate    {text}                         a number in words in the other language
//	beginTrial   {exercise, rung, seed, text}   begin to train until the judge says that it is solved
//	trialStatus  {}                             how far that is
//
// The exports train, exam, look, write and trial do what was begun, for about a budget of
// milliseconds a call.
package main

import (
	"errors"
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
)

var (
	errNoAttempt = errors.New("there is no network: make one with begin")
	errNoExam    = errors.New("no exam is over: begin with beginExam")
	errNoLook    = errors.New("nothing was looked at: begin with beginLook")
	errNoWriting = errors.New("nothing was written: begin with beginWriting")
	errNoTrial   = errors.New("there is no trial: begin with beginTrial")
)

// symbols are a network in training and those who look at it.
type symbols struct {
	attempt *task.Attempt
	failure error // what ended its training; a divergence too, which its state says

	exam     *task.Exam // under way
	examined error
	sitting  judgement // what exam is of
	judged   judgement // the last one that is over

	looking *looking
	writing *writing

	trial       *task.Trial
	trialOver   bool
	trialFailed error
}

// trainer holds what the commands and the exports work on. Exports have no
// receiver, hence a package variable.
var trainer symbols

func main() {
	commands := js.Global().Get("Object").New()
	for _, entry := range []struct {
		name string
		run  bridge.Command
	}{
		{"exercises", trainer.exercises},
		{"begin", trainer.begin},
		{"open", trainer.open},
		{"save", trainer.save},
		{"reset", trainer.reset},
		{"text", trainer.text},
		{"floors", trainer.floors},
		{"status", trainer.status},
		{"beginExam", trainer.beginExam},
		{"score", trainer.score},
		{"beginLook", trainer.beginLook},
		{"looked", trainer.looked},
		{"beginWriting", trainer.beginWriting},
		{"written", trainer.written},
		{"translate", trainer.translate},
		{"beginTrial", trainer.beginTrial},
		{"trialStatus", trainer.trialStatus},
	} {
		commands.Set(entry.name, bridge.Guard(entry.run, func() { trainer = symbols{} }))
	}
	js.Global().Call("rnnReady", commands, []any{})
	select {} // the commands and the exports need the program alive
}

// train goes on with training: 1 when the losses of an epoch are measured, or the
// training has ended.
//
//go:wasmexport train
func train(budgetMs float64) int32 { return bridge.Within(budgetMs, trainer.advanceTraining) }

// exam has the judge look at more records: 1 when it is over.
//
//go:wasmexport exam
func exam(budgetMs float64) int32 { return bridge.Within(budgetMs, trainer.advanceExam) }

// look follows the network: 1 when it is through.
//
//go:wasmexport look
func look(budgetMs float64) int32 { return bridge.Within(budgetMs, trainer.advanceLook) }

// write has the network write on: 1 when it has written as much as was asked for.
//
//go:wasmexport write
func write(budgetMs float64) int32 { return bridge.Within(budgetMs, trainer.advanceWriting) }

// try goes on with the trial: 1 when it is over.
//
//go:wasmexport trial
func try(budgetMs float64) int32 { return bridge.Within(budgetMs, trainer.advanceTrial) }
