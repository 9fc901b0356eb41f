package rnn

import (
	"errors"
	"math"
	"runtime"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/internal/runfile"
)

// changed is a run file with something else in it, under a right checksum.
func changed(t testing.TB, file []byte, change func(*runfile.Run)) []byte {
	t.Helper()
	s, _, err := read(file)
	if err != nil {
		t.Fatal(err)
	}
	change(s)
	return s.File()
}

// setting changes a setting of a file.
func setting(name string, value any) func(*runfile.Run) {
	return func(s *runfile.Run) {
		for i := range s.Settings {
			if s.Settings[i].Name == name {
				switch v := value.(type) {
				case string:
					s.Settings[i].Text = v
				case float64:
					s.Settings[i].Number = v
				}
			}
		}
	}
}

// halfway is a small run after an epoch and a half.
func halfway(t testing.TB, c Config) *Trainer[float32] {
	t.Helper()
	r := newTrainer[float32](t, c)
	for r.Progress().Epoch < 1 || r.Progress().Update < r.Progress().Updates/2 {
		if err := r.Step(); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

func TestOpenNamesWhatIsWrong(t *testing.T) {
	c := small()
	c.Batch, c.Patience = 5, 3
	r := halfway(t, c)
	good := file(t, r)
	change := func(f func(*runfile.Run)) []byte { return changed(t, good, f) }
	with := func(name string, value any) []byte { return change(setting(name, value)) }
	other, _ := tutorialRecords(t, 11)
	predictions := func(x float64) func(*runfile.Run) {
		return func(s *runfile.Run) { s.Predictions = append(runfile.Encode([]float64{x}), s.Predictions[8:]...) }
	}
	diverged := func(f func(*runfile.Run, *runfile.Divergence)) []byte {
		return change(func(s *runfile.Run) {
			s.State, s.Update, s.Now = runfile.Diverged, 0, s.Good
			s.Divergence = &runfile.Divergence{Epoch: 1, Update: 3, LastGood: 1, Loss: 1e9, Cause: "learningRate", Reason: "each update overshot the last"}
			f(s, s.Divergence)
		})
	}
	numbers := func(x ...float64) []byte { return runfile.Encode(x) }

	for name, test := range map[string]struct {
		file    []byte
		problem FileProblem
		detail  string // what the error must also say
	}{
		"nothing":                  {nil, ForeignFile, ""},
		"the last byte missing":    {good[:len(good)-1], WrongLength, ""},
		"an unknown setting":       {change(func(s *runfile.Run) { s.Settings = append(s.Settings, runfile.Setting{Name: "dropout"}) }), NewerFile, "dropout"},
		"a setting missing":        {change(func(s *runfile.Run) { s.Settings = s.Settings[1:] }), WrongSettings, "cell"},
		"a number for an option":   {change(func(s *runfile.Run) { s.Settings[0].IsText = false }), WrongSettings, "cell"},
		"an unknown optimizer":     {with("optimizer", "lion"), WrongSettings, "optimizer"},
		"too many hidden units":    {with("hidden", 1e300), WrongSettings, "hidden"},
		"half a hidden unit":       {with("hidden", 8.5), WrongSettings, "hidden"},
		"minus no seed":            {with("seed", math.Copysign(0, -1)), WrongSettings, "seed"},
		"a network without end":    {with("hidden", float64(most)), WrongSettings, "hidden"},
		"settings that clash":      {with("truncate", 11.0), WrongSettings, "truncate"},
		"a learning rate of NaN":   {with("learningRate", math.NaN()), WrongSettings, "learningRate"},
		"other settings":           {with("hidden", 200.0), WrongContent, "weights"},
		"another optimizer":        {with("optimizer", "sgd"), WrongContent, "weights"},
		"another cell":             {with("cell", "lstm"), WrongContent, "weights"},
		"another learning rate":    {with("learningRate", 0.5), WrongContent, "learningRate"},
		"float64":                  {change(func(s *runfile.Run) { s.Bits = 64 }), OtherNumbers, "64"},
		"other windows":            {with("steps", float64(other.Steps)), OtherRecords, "train.Steps"},
		"other records":            {change(func(s *runfile.Run) { s.Records++ }), OtherRecords, ""},
		"an epoch too many":        {change(func(s *runfile.Run) { s.Now.Epoch = c.Epochs + 1 }), WrongContent, "epoch"},
		"no epoch":                 {change(func(s *runfile.Run) { s.Now.Epoch = -1 }), WrongContent, "epoch"},
		"an update too many":       {change(func(s *runfile.Run) { s.Update = 28 }), WrongContent, "update"},
		"an update before":         {change(func(s *runfile.Run) { s.Update = -1 }), WrongContent, "update"},
		"at its end and not done":  {change(func(s *runfile.Run) { s.Now.Epoch = c.Epochs }), WrongContent, "state"},
		"done and not at its end":  {change(func(s *runfile.Run) { s.State, s.Update = runfile.Done, 0 }), WrongContent, "state"},
		"no such state":            {change(func(s *runfile.Run) { s.State = "asleep" }), WrongContent, "state"},
		"evaluation and updates":   {change(func(s *runfile.Run) { s.Underway, s.History = runfile.EpochEvaluation, s.History[16:] }), WrongContent, "update"},
		"no such evaluation":       {change(func(s *runfile.Run) { s.Underway = 3 }), WrongContent, "state"},
		"a loss too few":           {change(func(s *runfile.Run) { s.History = s.History[16:] }), WrongContent, "state"},
		"too many losses":          {change(func(s *runfile.Run) { s.History = make([]byte, 16*(c.Epochs+2)) }), WrongContent, "history"},
		"half a loss":              {change(func(s *runfile.Run) { s.History = append(s.History, 0) }), WrongContent, "history"},
		"a loss of NaN":            {change(func(s *runfile.Run) { s.History = numbers(1, math.NaN(), 1, 1) }), WrongContent, "history"},
		"a loss below 0":           {change(func(s *runfile.Run) { s.History = numbers(1, -1, 1, 1) }), WrongContent, "history"},
		"a loss of -0":             {change(func(s *runfile.Run) { s.History = numbers(1, 1, 1, math.Copysign(0, -1)) }), WrongContent, "history"},
		"a loss without end":       {change(func(s *runfile.Run) { s.History = numbers(1, 1, math.Inf(1), 1) }), WrongContent, "history"},
		"losses of something else": {change(func(s *runfile.Run) { s.History = numbers(1, 1, 1, 1) }), WrongContent, "predictions"},
		"good weights to come":     {change(func(s *runfile.Run) { s.Good.Epoch = 2 }), WrongContent, "good.epoch"},
		"good weights missing":     {change(func(s *runfile.Run) { s.Good.Numbers = nil }), WrongContent, "weights"},
		"a weight missing":         {change(func(s *runfile.Run) { s.Now.Numbers = s.Now.Numbers[4:] }), WrongContent, "weights"},
		"best weights missing":     {change(func(s *runfile.Run) { s.Best = nil }), WrongContent, "best"},
		"a wild learning rate":     {change(func(s *runfile.Run) { s.Altered, s.Now.LearningRate = true, 1e9 }), WrongContent, "learningRate"},
		"a change that was none":   {change(func(s *runfile.Run) { s.Now.LearningRate *= 2 }), WrongContent, "learningRate"},
		"powers of more than 1":    {change(func(s *runfile.Run) { s.Good.Power2 = 2 }), WrongContent, "optimizer"},
		"powers of another count":  {change(func(s *runfile.Run) { s.Now.Power1 *= 0.9 }), WrongContent, "optimizer"},
		"updates without end":      {change(func(s *runfile.Run) { s.Now.Updates = math.MaxInt }), WrongContent, "optimizer"},
		"an update uncounted":      {change(func(s *runfile.Run) { s.Now.Updates-- }), WrongContent, "optimizer"},
		"predictions of no epoch":  {change(func(s *runfile.Run) { s.Predicted = -2 }), WrongContent, "predictions"},
		"a prediction missing":     {change(func(s *runfile.Run) { s.Predictions = s.Predictions[8:] }), WrongContent, "predictions"},
		"a prediction of NaN":      {change(predictions(math.NaN())), WrongContent, "predictions"},
		"a prediction too large":   {change(predictions(1e308)), WrongContent, "predictions"},
		"another prediction":       {change(predictions(0.5)), WrongContent, "predictions"},
		"predictions of nobody":    {change(func(s *runfile.Run) { s.Predicted = -1 }), WrongContent, "predictions"},
		"diverged at another time": {diverged(func(s *runfile.Run, _ *runfile.Divergence) { s.Good.Epoch = 0 }), WrongContent, "state"},
		"diverged without a word":  {diverged(func(s *runfile.Run, _ *runfile.Divergence) { s.Divergence = nil }), WrongContent, "divergence"},
		"diverged in ages":         {diverged(func(_ *runfile.Run, d *runfile.Divergence) { d.Epoch = 9e18 }), WrongContent, "divergence"},
		"diverged in an update":    {diverged(func(_ *runfile.Run, d *runfile.Divergence) { d.Update = 28 }), WrongContent, "divergence"},
		"diverged for no setting":  {diverged(func(_ *runfile.Run, d *runfile.Divergence) { d.Cause = "<b>the moon</b>" }), WrongContent, "divergence"},
		"diverged with a speech":   {diverged(func(_ *runfile.Run, d *runfile.Divergence) { d.Reason = strings.Repeat("because ", 100) }), WrongContent, "divergence"},
		"diverged in two lines":    {diverged(func(_ *runfile.Run, d *runfile.Divergence) { d.Reason = "a\nb" }), WrongContent, "divergence"},
		"diverged from elsewhere":  {diverged(func(_ *runfile.Run, d *runfile.Divergence) { d.LastGood = 0 }), WrongContent, "divergence"},
		"diverged at a loss below": {diverged(func(_ *runfile.Run, d *runfile.Divergence) { d.Loss = -1 }), WrongContent, "divergence"},
		"diverged and going on":    {diverged(func(s *runfile.Run, _ *runfile.Divergence) { s.State = runfile.Running }), WrongContent, "divergence"},
	} {
		_, err := Open[float32](test.file, r.train, r.validation)
		var problem *FileError
		if !errors.As(err, &problem) || problem.Problem != test.problem || !strings.Contains(problem.Detail, test.detail) {
			t.Errorf("%s: got %v, want %s and “%s”", name, err, test.problem, test.detail)
		}
	}
	if _, err := Open[float32](good, r.train, r.validation); err != nil {
		t.Errorf("the file that all these were made from is refused: %v", err)
	}
	if _, err := Open[float64](good, r.train, r.validation); err == nil || !strings.Contains(err.Error(), "32 bits") {
		t.Errorf("opened in the other precision: %v", err)
	}
	if _, err := Open[float32](good, r.validation, r.train); err == nil {
		t.Error("opened with training and validation records exchanged")
	}
	train, validation := text(t, c.Steps)
	classes, err := NewTrainer[float32](c, train, validation)
	if err != nil || classes.Run() != nil {
		t.Fatal(err)
	}
	if _, err := Open[float32](diverged(func(*runfile.Run, *runfile.Divergence) {}), r.train, r.validation); err != nil {
		t.Errorf("the divergence that those were made from is refused: %v", err)
	}
	bad := changed(t, file(t, classes), func(s *runfile.Run) { s.Predictions[3]++ })
	if _, err := Open[float32](bad, train, validation); err == nil || !strings.Contains(err.Error(), "predictions") {
		t.Errorf("a class that there is not: %v", err)
	}
}

// TestEveryBitOfAFileCounts turns every bit round, one at a time.
func TestEveryBitOfAFileCounts(t *testing.T) {
	c := small()
	c.Hidden, c.Batch = 1, 70
	r := halfway(t, c)
	good := file(t, r)
	for at := range good {
		for bit := range 8 {
			good[at] ^= 1 << bit
			if _, err := Open[float32](good, r.train, r.validation); err == nil {
				t.Fatalf("bit %d of byte %d of %d is not noticed", bit, at, len(good))
			}
			good[at] ^= 1 << bit
		}
	}
	for n := range good {
		if _, err := Open[float32](good[:n], r.train, r.validation); err == nil {
			t.Fatalf("cut off at byte %d of %d, and not noticed", n, len(good))
		}
	}
}

// readingTakes is how many bytes it takes to read a file and find it good or
// bad, before any trainer is made.
func readingTakes(file []byte, r *Trainer[float32]) (bytes uint64, err error) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, _, err = readFor(file, 32, r.train, r.validation)
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc, err
}

// allowance is for errors, names and the outline of a network: the same for
// all files. Another goroutine of the tests may take some of it too.
const allowance = 64 << 10

// TestReadingIsBoundedByTheFile has files that claim far more than they hold.
func TestReadingIsBoundedByTheFile(t *testing.T) {
	r := halfway(t, small())
	good := file(t, r)
	for name, file := range map[string][]byte{
		"the largest network": changed(t, good, func(s *runfile.Run) {
			setting("cell", "lstm")(s)
			setting("layers", 3.0)(s)
			setting("hidden", 256.0)(s)
		}),
		"the longest run": changed(t, good, setting("epochs", 1000.0)),
	} {
		took, err := readingTakes(file, r)
		if err == nil && name != "the longest run" {
			t.Errorf("%s is taken", name)
		}
		if took > uint64(len(file))+allowance {
			t.Errorf("%s: %d bytes of memory for a file of %d", name, took, len(file))
		}
	}
}
