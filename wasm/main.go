//go:build js && wasm

// Command wasm is the trainer for a browser's worker: package rnn behind
// functions that JavaScript calls. It keeps at most one run, and never works
// longer than it is asked to: JavaScript owns the loop.
//
// When it is ready it calls the global function rnnReady with an object of
// commands and the names of the arrays that can be read. A command takes one
// plain object and returns {value} or {error: {code, field, message}}.
//
//	create           {task, config}     begin a run; answers what it works with
//	open             {file}             go on with a saved run, as create
//	save             {}                 the run as a file
//	workTowards      {goal}             what step works towards: losses, update, epoch or end
//	status           {}                 how the run stands
//	reset            {}                 back to the initial weights
//	setLearningRate  {value}            from the next update on
//	extend           {epochs}           a run that has ended: so many epochs more; answers as create does
//	recover          {factor}           after a divergence: last good weights, learning rate times factor
//	chooseRecord     {set, index}       the record to inspect
//	inspect          {}                 shows its hidden states and gradient norms, with the weights of now
//	beginForecast    {horizon}          begin a free-running forecast
//	beginTest        {}                 begin to predict the records that nothing has seen
//	testLoss         {}                 the loss over those that were predicted
//	trace            {set, index, layer, step}     shows a time step of a cell on a record; answers the names of its values
//	beginStatePath   {set, index, layer, horizon}  begin to follow the hidden state over a record and on its own
//	projectPath      {first, second}    shows that path on the plane of two units, or the principal one
//	stateField       {states}           shows where states go in one time step
//	weights          {}                 all of them, by name, each as a .npy file
//	hash             {}                 of weights and losses, 16 hex digits
//	beginFindings    {seed}             begin to take the tutorial apart
//	findings         {}                 what has been found so far
//
// What is called often, or moves arrays, are the WebAssembly exports in
// export.go. web/app/trainer/go-program.ts is the other side of all this.
package main

import (
	"syscall/js"

	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
)

// runner holds what the commands and the exports work on. Exports have no
// receiver, hence a package variable.
var runner program

func main() {
	table := js.Global().Get("Object").New()
	for name, run := range runner.commands() {
		table.Set(name, bridge.Guard(run, distrust))
	}
	names := make([]any, len(views))
	for i, v := range views {
		names[i] = v.name
	}
	js.Global().Call("rnnReady", table, names)
	select {} // the commands and exports need the program alive
}

// distrust forgets a run that panicked half-way.
func distrust() { runner.run = nil }
