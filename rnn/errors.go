package rnn

// A FieldError says which field is wrong, what it got and what it takes.
type FieldError struct {
	Field string // name of the field, as in [Field]
	Got   string // the value, as text
	Want  string // the range or the options
}

// fieldError makes one. It is not inlined, as many copies would be kilobytes to
// download.
//
//go:noinline
func fieldError(field, got, want string) *FieldError { return &FieldError{field, got, want} }

func (e *FieldError) Error() string { return "rnn: " + e.Message() }

// Message is Error without the name of this package, to be shown to a reader.
func (e *FieldError) Message() string { return e.Field + ": want " + e.Want + ", got " + e.Got }

// message is an error without the name of this package, to be part of another.
func message(err error) string {
	if field, ok := err.(*FieldError); ok {
		return field.Message()
	}
	return err.Error()
}

// below reports a number that is not an index of n things. (Not inlined, a call of
// it is a third of the size.)
//
//go:noinline
func below(field string, got, n int) error {
	if got >= 0 && got < n {
		return nil
	}
	return &FieldError{field, itoa(got), "from 0 to " + itoa(n-1)}
}

// A ConfigError lists every field that is wrong; it unwraps to [*FieldError]s.
type ConfigError []*FieldError

func (e ConfigError) Error() string {
	text := "rnn: "
	for i, f := range e {
		if i > 0 {
			text += "; "
		}
		text += f.Message()
	}
	return text
}

// Unwrap gives errors.As each of the fields' errors.
func (e ConfigError) Unwrap() []error {
	all := make([]error, len(e))
	for i, f := range e {
		all[i] = f
	}
	return all
}

// A DivergenceError says that training broke down: a loss or a gradient became
// NaN or infinite, or the loss ran away. The trainer then holds the last good
// weights, those of LastGood; [Trainer.Recover] goes on from there.
type DivergenceError struct {
	Epoch    int     // epochs done when it happened, from 0
	Update   int     // updates done in that epoch, from 0
	LastGood int     // epoch whose weights are kept
	Loss     float64 // the loss that gave it away: NaN, infinite or too large
	Cause    string  // name of the field of [Config] that is the likely cause
	Reason   string  // why that field is suspected, one sentence
}

func (e *DivergenceError) Error() string {
	return "rnn: training diverged in epoch " + itoa(e.Epoch+1) + ", update " + itoa(e.Update+1) +
		" (loss " + formatNumber(e.Loss) + "); likely cause: " + e.Cause + ": " + e.Reason
}

// A FileError says why [Open] does not take a file.
type FileError struct {
	Problem FileProblem
	Detail  string
}

func (e *FileError) Error() string { return "rnn: run file: " + string(e.Problem) + ": " + e.Detail }

// FileProblem is what is wrong with a file.
type FileProblem string

// What can be wrong with a file, in the order in which it is found.
const (
	ForeignFile   FileProblem = "foreign"   // it is no saved run at all
	NewerFile     FileProblem = "newer"     // it is of a version that came after this package's
	WrongLength   FileProblem = "length"    // it was cut off, or something was added to it
	DamagedFile   FileProblem = "damaged"   // its checksum does not match its content
	WrongSettings FileProblem = "settings"  // its Config is not valid
	OtherNumbers  FileProblem = "precision" // it was saved by a Trainer of the other precision
	OtherRecords  FileProblem = "records"   // it was trained on other records
	WrongContent  FileProblem = "content"   // what it holds does not fit together
	OtherTask     FileProblem = "task"      // it is of numbers that are opened elsewhere: see package task
)
