package task

import (
	"strconv"
	"strings"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/internal/runfile"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// ownTask is the name of a series of the caller's own in saved runs. It is no row of
// the table of tasks: its data are in the file.
const ownTask = "own"

// bandInFile is how many steps ahead the band of a saved run reaches at most.
const bandInFile = 50

// MarshalBinary is the run as a file, and all that it takes to go on, by [OpenOwn],
// or to forecast, by [OpenForecaster]: its values and their name, how they were
// divided and transformed, the network, and the band of its errors. To measure that
// takes as long as some thousand forecasts.
func (r *OwnRun) MarshalBinary() ([]byte, error) {
	if r.solver != nil {
		return nil, &rnn.FieldError{Field: "state", Got: "one that is being solved", Want: "a network that is trained, or being trained"}
	}
	file, err := r.Run.MarshalBinary()
	if err != nil {
		return nil, err
	}
	transform, err := r.Transform.MarshalText()
	if err != nil {
		return nil, err
	}
	band, err := r.Band(bandInFile)
	if _, ranAway := err.(*series.TransformError); err != nil && !ranAway {
		return nil, err
	}
	name := r.own.Name
	if file, err = rnn.Annotate(file, rnn.Notes{Transform: transform, Names: []string{name, name}, Band: band}); err != nil {
		return nil, err
	}
	return runfile.WithSource(file, runfile.Source{Task: r.taskText(), Data: runfile.Encode(r.own.Values), Transform: transform})
}

// taskText is what a file says of the task: "own 86 29 29 trained gated" is of a
// series of 86 values to train, 29 to validate and 29 to test, and a network of
// the name gated that is trained, not solved. What is chosen otherwise than found
// follows the first word: "own:7-none".
func (r *OwnRun) taskText() []byte {
	text := []byte(ownTask)
	if c := r.own.Choice; c != (Choice{}) {
		text = append(append(text, ':'), c.text()...)
	}
	for _, n := range []int{r.own.Parts.Train, r.own.Parts.Validation, r.own.Parts.Test} {
		text = strconv.AppendInt(append(text, ' '), int64(n), 10)
	}
	how := " trained "
	switch {
	case r.Rung.Solved:
		how = " solved "
	case r.Rung.Leaks:
		how = " leaking "
	}
	return append(append(text, how...), r.Rung.Name...)
}

// OpenOwn goes on with a saved run of a series of the caller's own, exactly where it
// stood, with the series out of the file: see [OwnRun.Own]. What is wrong with the
// file is a [*rnn.FileError]; a file of a task of the table is [rnn.OtherTask], and
// opened by [Open].
func OpenOwn(file []byte) (*OwnRun, error) {
	config, _, err := rnn.ReadConfig(file)
	if err != nil {
		return nil, err
	}
	source, err := runfile.SourceOf(file)
	if err != nil {
		return nil, wrongContent(err.Error())
	}
	parts, choice, rung, err := ownInFile(string(source.Task))
	if err != nil {
		return nil, err
	}
	var transform series.Transform
	if err := transform.UnmarshalText(source.Transform); err != nil {
		return nil, wrongContent(err.Error())
	}
	rung.Config, rung.Steps = config, transform
	if len(source.Data) != 8*parts.Len() {
		return nil, wrongContent("data of " + strconv.Itoa(len(source.Data)) + " bytes, want 8 for each of " + strconv.Itoa(parts.Len()) + " values")
	}
	values := make([]float64, parts.Len())
	runfile.Decode(source.Data, values)
	own, err := NewOwnParts(values, parts)
	if err != nil {
		return nil, wrongContent(err.Error())
	}
	if choice != (Choice{}) {
		if err := own.Choose(choice); err != nil {
			return nil, wrongContent(err.Error())
		}
	}
	r, err := own.start(rung, func(_ rnn.Config, train, validation series.Records) (*rnn.Trainer[float32], error) {
		return rnn.Open[float32](file, train, validation)
	})
	if err != nil {
		if problem, ok := err.(*rnn.FileError); ok {
			return nil, problem
		}
		return nil, wrongContent(err.Error())
	}
	// Fitted anew it is the same, to the bit, or the file was made by another program.
	if fitted, err := r.Transform.MarshalText(); err != nil || string(fitted) != string(source.Transform) {
		return nil, wrongContent("the transform, which does not follow from the values")
	}
	notes, err := rnn.ReadNotes(file)
	if err != nil {
		return nil, err
	}
	if len(notes.Names) > 0 {
		own.Name = notes.Names[0]
	}
	return r, nil
}

// ownInFile reads what taskText writes.
func ownInFile(text string) (parts series.Parts, choice Choice, rung OwnRung, err error) {
	next := func() (word string) {
		for i := range len(text) {
			if text[i] == ' ' {
				word, text = text[:i], text[i+1:]
				return word
			}
		}
		word, text = text, ""
		return word
	}
	word := next()
	if first, chosen, ok := strings.Cut(word, ":"); ok && first == ownTask {
		if choice, ok = choiceOf(chosen); !ok {
			return parts, choice, rung, wrongContent("the task's choice")
		}
	} else if word != ownTask {
		if word == "" {
			word = table[0].Name // whose files name none
		}
		return parts, choice, rung, &rnn.FileError{Problem: rnn.OtherTask, Detail: "the task " + word + ", want " + ownTask}
	}
	for _, n := range []*int{&parts.Train, &parts.Validation, &parts.Test} {
		if *n, err = strconv.Atoi(next()); err != nil || *n < 1 || *n > 1<<30 {
			return parts, choice, rung, wrongContent("the task's parts")
		}
	}
	switch how := next(); how {
	case "solved":
		rung.Solved = true
	case "leaking":
		rung.Leaks = true
	case "trained":
	default:
		return parts, choice, rung, wrongContent("the task's network")
	}
	rung.Name = text
	return parts, choice, rung, nil
}

func wrongContent(detail string) *rnn.FileError {
	return &rnn.FileError{Problem: rnn.WrongContent, Detail: detail}
}
