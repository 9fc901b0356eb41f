package task

import (
	"errors"
	"math"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/internal/runfile"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// passengers is a network on the airline's passengers, small enough to train in no time.
func passengers(t *testing.T, rung string, change func(*OwnRung)) *OwnRun {
	t.Helper()
	o := own(t, series.Airline())
	o.Name = "Passengers; “thousands”"
	ladder := o.Ladder()
	wanted := ladder[slices.IndexFunc(ladder, func(r OwnRung) bool { return r.Name == rung })]
	wanted.Config.Hidden, wanted.Config.Epochs, wanted.Config.Patience = 6, 8, 0
	if change != nil {
		change(&wanted)
	}
	r, err := o.New(wanted)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func marshalled(t *testing.T, r *OwnRun) []byte {
	t.Helper()
	file, err := r.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func reopened(t *testing.T, file []byte) *OwnRun {
	t.Helper()
	r, err := OpenOwn(file)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// workThrough trains to the end, piece by piece.
func workThrough(t *testing.T, r *OwnRun) {
	t.Helper()
	for more := true; more; {
		var err error
		if more, err = r.Work(); err != nil {
			t.Fatal(err)
		}
	}
}

// sameWorth compares all that is shown of a run.
func sameWorth(t *testing.T, got, want *OwnRun) {
	t.Helper()
	if got.Hash() != want.Hash() || got.State() != want.State() {
		t.Errorf("hash %x in state %s, want %x in %s", got.Hash(), got.State(), want.Hash(), want.State())
	}
	for name, of := range map[string]func(*OwnRun) (any, error){
		"verdict":    func(r *OwnRun) (any, error) { return r.Verdict() },
		"validation": func(r *OwnRun) (any, error) { return r.Validation() },
		"test":       func(r *OwnRun) (any, error) { return r.Test() },
		"forecast":   func(r *OwnRun) (any, error) { return r.Forecast(30) },
		"band":       func(r *OwnRun) (any, error) { return r.Band(30) },
	} {
		a, errA := of(got)
		b, errB := of(want)
		if errA != nil || errB != nil || !reflect.DeepEqual(a, b) {
			t.Errorf("%s: %v, want %v (%v, %v)", name, a, b, errA, errB)
		}
	}
}

// A file from any moment goes on as the run that was never saved, and holds its
// numbers to the bit.
func TestOwnOpensWhereItStood(t *testing.T) {
	for _, rung := range []string{"scaled", "gated"} {
		whole := passengers(t, rung, nil)
		for at := 0; whole.State() == rnn.Running; at++ {
			if at%50 == 0 {
				again := reopened(t, marshalled(t, whole))
				if again.Hash() != whole.Hash() || again.Own().Name != whole.Own().Name || !reflect.DeepEqual(again.Own(), whole.Own()) {
					t.Fatalf("%s, after %d pieces: opened, it is another", rung, at)
				}
				if at == 50 {
					defer func() {
						workThrough(t, again)
						sameWorth(t, again, whole)
					}()
				}
			}
			if _, err := whole.Work(); err != nil {
				t.Fatal(err)
			}
		}
		file := marshalled(t, whole)
		again := reopened(t, file)
		sameWorth(t, again, whole)
		if again.Rung.Name != rung || again.Rung.Solved || !reflect.DeepEqual(again.Rung.Config, whole.Rung.Config) {
			t.Errorf("rung %+v, want %+v", again.Rung, whole.Rung)
		}
		if !slices.Equal(marshalled(t, again), file) {
			t.Errorf("%s: saved again, it is another file", rung)
		}
		if r, err := rnn.OpenRun(file, records(t, whole, 0), records(t, whole, 1)); err != nil || r.Hash() != whole.Hash() {
			t.Errorf("rnn.OpenRun: %v", err)
		}
	}
}

// records are those of training, or of validation.
func records(t *testing.T, r *OwnRun, part int) series.Records {
	t.Helper()
	x, err := r.Transform.Apply(r.own.Values[:r.own.Parts.Known()])
	if err != nil {
		t.Fatal(err)
	}
	all, err := series.Windows(x, r.Rung.Config.Steps)
	if err != nil {
		t.Fatal(err)
	}
	train, validation, err := series.Split(all, r.own.Parts.Validation)
	if err != nil {
		t.Fatal(err)
	}
	return []series.Records{train, validation}[part]
}

func TestOwnSolvedOpens(t *testing.T) {
	whole := passengers(t, "solved", nil)
	workThrough(t, whole)
	again := reopened(t, marshalled(t, whole))
	sameWorth(t, again, whole)
	if !again.Rung.Solved || again.Extend(5) == nil {
		t.Error("it is taken for one that is trained")
	}
	if more, err := again.Work(); more || err != nil {
		t.Errorf("opened, it has more to do: %v", err)
	}
}

// A finished run that goes on has the bits of one that was never ended, also out
// of its file; without a decay also those of the longer run.
func TestOwnExtend(t *testing.T) {
	whole := passengers(t, "prepared", func(r *OwnRung) { r.Config.Decay = rnn.NoDecay })
	workThrough(t, whole)
	again := reopened(t, marshalled(t, whole))
	for _, r := range []*OwnRun{whole, again} {
		if err := r.Extend(5); err != nil {
			t.Fatal(err)
		}
		workThrough(t, r)
	}
	sameWorth(t, again, whole)
	sameWorth(t, reopened(t, marshalled(t, again)), whole)
	longer := passengers(t, "prepared", func(r *OwnRung) { r.Config.Decay, r.Config.Epochs = rnn.NoDecay, 13 })
	workThrough(t, longer)
	if longer.Hash() != again.Hash() || again.Rung.Config.Epochs != 13 {
		t.Error("13 epochs at once are others than 8 and 5")
	}
	var field *rnn.FieldError
	if err := again.Extend(0); !errors.As(err, &field) || field.Field != "epochs" {
		t.Errorf("0 epochs: %v", err)
	}
}

// What the file says forecasts as the run does, without its data.
func TestForecaster(t *testing.T) {
	for _, rung := range []string{"scaled", "prepared", "gated", "solved"} {
		r := passengers(t, rung, nil)
		workThrough(t, r)
		f, err := OpenForecaster(marshalled(t, r))
		if err != nil {
			t.Fatal(err)
		}
		want, err := r.Forecast(24)
		if err != nil {
			t.Fatal(err)
		}
		values := r.own.Values
		// What is before that is not read, be it what has no logarithm.
		for _, latest := range [][]float64{values, values[len(values)-f.Needs():], append([]float64{-1}, values...)} {
			if got, err := f.Forecast(latest, 24); err != nil || !slices.Equal(got, want) {
				t.Errorf("%s: %v, want %v (%v)", rung, got, want, err)
			}
		}
		band, err := r.Band(bandInFile)
		if err != nil || !reflect.DeepEqual(f.Band, band) || f.Name != r.own.Name || f.Transform.Lost() != r.Transform.Lost() {
			t.Errorf("%s: band %+v, want %+v (%v)", rung, f.Band, band, err)
		}
		least, greatest := slices.Min(r.fed), slices.Max(r.fed)
		if far, err := f.Far(values); err != nil || far != nil || f.Least != least || f.Greatest != greatest {
			t.Errorf("%s: trained on %v to %v, want %v to %v; far off are %v (%v)", rung, f.Least, f.Greatest, least, greatest, far, err)
		}
		spike := slices.Clone(values)
		at := len(values) - 2
		spike[at] *= 1000
		if far, err := f.Far(spike); err != nil || len(far) == 0 || far[0] != at {
			t.Errorf("%s: far off are %v, want %d first (%v)", rung, far, at, err)
		}
		var field *rnn.FieldError
		if _, err := f.Forecast(values[:f.Needs()-1], 1); !errors.As(err, &field) || field.Field != "values" {
			t.Errorf("too few values: %v", err)
		}
		vast := append(slices.Repeat([]float64{1e90}, f.Needs()), 1e99)
		if _, err := f.Forecast(vast, 1); rung == "scaled" && (!errors.As(err, &field) || field.Field != "values["+strconv.Itoa(len(vast)-f.Model.Config().Steps)+"]") || err == nil {
			t.Errorf("%s: numbers beyond those of the network: %v", rung, err)
		}
	}
	file, err := os.ReadFile("../testdata/v1/adam.rnn")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := OpenForecaster(file); err == nil || !strings.Contains(err.Error(), "transform") {
		t.Errorf("a run without a transform: %v", err)
	}
}

// Files that only another program can have made are named, and none is a panic.
func TestOwnRefuses(t *testing.T) {
	good := marshalled(t, passengers(t, "prepared", nil))
	source, err := runfile.SourceOf(good)
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*runfile.Source){
		"the sine":          func(s *runfile.Source) { s.Task = nil },
		"another task":      func(s *runfile.Source) { s.Task = []byte("waves") },
		"no parts":          func(s *runfile.Source) { s.Task = []byte("own") },
		"no network":        func(s *runfile.Source) { s.Task = []byte("own 88 28 28") },
		"a part of 0":       func(s *runfile.Source) { s.Task = []byte("own 116 28 0 trained x") },
		"parts too large":   func(s *runfile.Source) { s.Task = []byte("own 1073741824 1073741824 1 trained x") },
		"other parts":       func(s *runfile.Source) { s.Task = []byte("own 87 29 28 trained x") },
		"too few values":    func(s *runfile.Source) { s.Data = s.Data[8:] },
		"half a value":      func(s *runfile.Source) { s.Data = s.Data[1:] },
		"another value":     func(s *runfile.Source) { s.Data = append(runfile.Encode([]float64{113}), s.Data[8:]...) },
		"a NaN":             func(s *runfile.Source) { s.Data = append(runfile.Encode([]float64{math.NaN()}), s.Data[8:]...) },
		"a constant":        func(s *runfile.Source) { s.Data = runfile.Encode(make([]float64, 144)) },
		"no transform":      func(s *runfile.Source) { s.Transform = nil },
		"another transform": func(s *runfile.Source) { s.Transform = []byte("minmax 0 1") },
		"no such transform": func(s *runfile.Source) { s.Transform = []byte("cube 3") },
	} {
		changed := source
		change(&changed)
		file, err := runfile.WithSource(good, changed)
		if err != nil {
			t.Fatal(err)
		}
		var problem *rnn.FileError
		if _, err := OpenOwn(file); !errors.As(err, &problem) || problem.Detail == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	var problem *rnn.FileError
	if _, err := Open(good); !errors.As(err, &problem) || problem.Problem != rnn.OtherTask {
		t.Errorf("as a task of the table: %v", err)
	}
	for _, file := range [][]byte{nil, good[:len(good)-1], []byte("1\n2\n3\n")} {
		if _, err := OpenOwn(file); !errors.As(err, &problem) {
			t.Errorf("%d bytes: %v", len(file), err)
		}
	}
}
