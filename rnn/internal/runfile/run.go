// Package runfile is the file of a saved run: what it holds and how that is
// written. It knows nothing of networks: settings are names with values, weights
// are bytes. Package rnn and the packages beside it make sense of them.
//
// A file begins with
//
//	8 bytes   the signature: 0x89, "rnnlab", a line feed
//	8 bytes   the version of what follows, 1 or 2
//	8 bytes   the length of the content, in bytes
//	8 bytes   FNV-1a, 64 bits, of the content
//
// and then has its content. A whole number takes 8 bytes, in two's complement, a
// number 8, IEEE 754; text and lists are their length in bytes, in 8 bytes, and
// what they hold. The lowest byte always comes first. In a list of weights a
// number takes 4 bytes or 8, as in training.
//
// Version 2, which [Run.File] writes, is a list of sections, each its name, its
// flags and its bytes: see version2.go. A reader skips a section that it does
// not know if its flags say that it may, and otherwise names it and refuses the
// file. So a file can hold more one day, and what is in it can still be read
// by whoever does not need that. Version 1 was one list in a fixed order; it is
// read for ever (version1.go).
package runfile

// A Run is what a file holds. Numbers of which there are many are bytes, so that
// reading a file makes no copy of them: they are parts of the file.
type Run struct {
	Settings []Setting
	Bits     int    // of a weight: 32 or 64
	Records  uint64 // hash of the training and the validation records

	State    string // one of the constants below
	Altered  bool   // whether it was changed under way
	Update   int    // updates done in the epoch
	Underway int    // the evaluation that is under way
	Now      Moment
	Good     Moment // the last good state
	History  []byte // training losses, then validation losses, 8 bytes each
	Best     []byte // the weights with the lowest validation loss, of runs that stop early
	Carried  []byte // the states that the next update begins with, of runs that hand them on

	Predicted   int    // epoch of the predictions, -1 for none
	Predictions []byte // of the last evaluation, 8 bytes each: numbers, or classes

	Divergence *Divergence // of a run that has diverged, else nil
	Source     Source

	// For whoever has not the records, in the words of package rnn.
	Shape []byte // what the network reads and predicts, in files that say it
	Names []byte // of the inputs and outputs, in files that say them
	Band  []byte // how far off forecasts were, in files that say it
}

// A Setting is a field of a configuration by its name.
type Setting struct {
	Name   string
	IsText bool    // whether Text has the value, or Number
	Text   string  // of an option
	Number float64 // of anything else
}

// A Moment is a state that training can go on from.
type Moment struct {
	Epoch        int // epochs done
	LearningRate float64
	Updates      int     // that the optimizer has counted
	Power1       float64 // 0.9 to the power of Updates
	Power2       float64 // 0.999 to the power of Updates
	Numbers      []byte  // the weights, then the state of the optimizer
}

// A Divergence is how a run broke down.
type Divergence struct {
	Epoch, Update, LastGood int
	Loss                    float64
	Cause                   string // name of a setting
	Reason                  string // a sentence
}

// A Source says where the records of a run come from, in the words of whoever
// makes them: to this package it is bytes. A run on the tutorial's sine has none.
type Source struct {
	Task      []byte // what the network is trained for, with its options
	Data      []byte // what it was trained on, where that is not generated
	Transform []byte // how those were scaled for the network
}

// The states of a run.
const (
	Running  = "running"
	Done     = "done"
	Stopped  = "stopped"
	Diverged = "diverged"
)

// The evaluation that is under way.
const (
	NoEvaluation    = iota
	EpochEvaluation // of the epoch's weights
	FinalEvaluation // of the weights that an early stop has gone back to
)

// Losses is how many epochs have theirs in the history.
func (r *Run) Losses() int { return len(r.History) / 16 }
