package rnn

import "strconv"

// A Field describes one field of [Config]: its name, range and options.
// The page's controls, the URL and the command line all read this table, so
// that a range is written once.
type Field struct {
	Name    string   // as in a URL: lower camel case
	Kind    Kind     // what its value is
	Min     float64  // smallest value, numbers only
	Max     float64  // largest value, numbers only
	Log     bool     // better shown on a logarithmic scale
	Options []string // the values of an enum

	number    func(*Config) float64
	setNumber func(*Config, float64)
	text      func(*Config) string
	setText   func(*Config, string)
}

// Kind is the type of a field's value.
type Kind string

// The kinds of field.
const (
	Enum Kind = "enum"
	Int  Kind = "int"
	Real Kind = "float"
)

// Fields returns the table of fields, in the order in which a reader meets them.
func Fields() []Field { return append([]Field(nil), fields...) }

var fields = []Field{
	enumField("cell", func(c *Config) *Cell { return &c.Cell }, Elman, LSTM, GRU),
	intField("layers", func(c *Config) *int { return &c.Layers }, 1, 3),
	enumField("activation", func(c *Config) *Activation { return &c.Activation }, Tanh, Sigmoid, ReLU),
	enumField("input", func(c *Config) *Input { return &c.Input }, Shared, PerStep),
	enumField("gradient", func(c *Config) *Gradient { return &c.Gradient }, Exact, AsPrinted),
	enumField("init", func(c *Config) *Init { return &c.Init }, Uniform01, FanIn),
	intField("hidden", func(c *Config) *int { return &c.Hidden }, 1, 256),
	intField("steps", func(c *Config) *int { return &c.Steps }, 2, 120),
	intField("truncate", func(c *Config) *int { return &c.Truncate }, 0, 120),
	enumField("optimizer", func(c *Config) *Optimizer { return &c.Optimizer }, SGD, Momentum, RMSprop, Adam, AdamW),
	realField("learningRate", func(c *Config) *float64 { return &c.LearningRate }, 1e-6, 10),
	enumField("decay", func(c *Config) *Decay { return &c.Decay }, NoDecay, LinearDecay, CosineDecay),
	enumField("clip", func(c *Config) *Clip { return &c.Clip }, NoClip, ClipValue, ClipNorm),
	realField("clipAt", func(c *Config) *float64 { return &c.ClipAt }, 1e-3, 1e3),
	intField("batch", func(c *Config) *int { return &c.Batch }, 1, 100),
	intField("epochs", func(c *Config) *int { return &c.Epochs }, 1, 1000),
	intField("patience", func(c *Config) *int { return &c.Patience }, 0, 1000),
	intField("seed", func(c *Config) *uint32 { return &c.Seed }, 0, 1<<32-1),
}

func enumField[E ~string](name string, at func(*Config) *E, options ...E) Field {
	f := Field{Name: name, Kind: Enum}
	for _, o := range options {
		f.Options = append(f.Options, string(o))
	}
	f.text = func(c *Config) string { return string(*at(c)) }
	f.setText = func(c *Config, s string) { *at(c) = E(s) }
	return f
}

func intField[I int | uint32](name string, at func(*Config) *I, lo, hi float64) Field {
	return Field{Name: name, Kind: Int, Min: lo, Max: hi,
		number:    func(c *Config) float64 { return float64(*at(c)) },
		setNumber: func(c *Config, x float64) { *at(c) = I(x) }}
}

func realField(name string, at func(*Config) *float64, lo, hi float64) Field {
	return Field{Name: name, Kind: Real, Min: lo, Max: hi, Log: true,
		number:    func(c *Config) float64 { return *at(c) },
		setNumber: func(c *Config, x float64) { *at(c) = x }}
}

// Text returns the field's value in c as a URL or a command line spells it.
func (f Field) Text(c Config) string {
	if f.Kind == Enum {
		return f.text(&c)
	}
	return formatNumber(f.number(&c))
}

// Number returns the value in c of a field that is not an [Enum].
func (f Field) Number(c Config) float64 { return f.number(&c) }

// SetText sets the field in c from text, or reports what the field takes as a
// [*FieldError] and leaves c as it was.
func (f Field) SetText(c *Config, text string) error {
	if f.Kind == Enum {
		return f.SetOption(c, text)
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return f.wrong(quote(text))
	}
	return f.SetNumber(c, x)
}

// SetOption is SetText for an [Enum].
func (f Field) SetOption(c *Config, text string) error {
	for _, o := range f.Options {
		if o == text {
			f.setText(c, text)
			return nil
		}
	}
	return f.wrong(quote(text))
}

// SetNumber sets the field in c, or reports the field's range as a
// [*FieldError] and leaves c as it was.
func (f Field) SetNumber(c *Config, x float64) error {
	if f.Kind == Enum || !f.holds(x) {
		return f.wrong(formatNumber(x))
	}
	f.setNumber(c, x)
	return nil
}

func (f Field) holds(x float64) bool {
	if f.Kind == Int && x != float64(int64(x)) {
		return false
	}
	return x >= f.Min && x <= f.Max // false for NaN
}

func (f Field) check(c *Config) *FieldError {
	if f.Kind == Enum {
		for _, o := range f.Options {
			if o == f.text(c) {
				return nil
			}
		}
		return f.wrong(quote(f.text(c)))
	}
	if x := f.number(c); !f.holds(x) {
		return f.wrong(formatNumber(x))
	}
	return nil
}

// wrong is the error for a value, written as got, that the field does not take.
func (f Field) wrong(got string) *FieldError {
	want := ""
	switch f.Kind {
	case Enum:
		for i, o := range f.Options {
			if i > 0 {
				want += ", "
			}
			want += o
		}
		if len(f.Options) > 1 {
			want = "one of " + want
		}
	case Int:
		want = "a whole number from " + formatNumber(f.Min) + " to " + formatNumber(f.Max)
	case Real:
		want = "a number from " + formatNumber(f.Min) + " to " + formatNumber(f.Max)
	}
	return &FieldError{f.Name, got, want}
}

func formatNumber(x float64) string {
	if x >= 1e-4 && x < 1e15 || x <= -1e-4 && x > -1e15 || x == 0 {
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	return strconv.FormatFloat(x, 'g', -1, 64)
}

func itoa(n int) string { return strconv.Itoa(n) }

func utoa(n uint64) string { return strconv.FormatUint(n, 10) }

// quote puts the beginning of a text in quotation marks. (strconv.Quote has 5 kB
// of tables, compressed, for characters that do not print.)
func quote(text string) string {
	const most = 40
	for i := range text {
		if i > most {
			text = text[:i] + "…"
			break
		}
	}
	return "\"" + text + "\""
}
