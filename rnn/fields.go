package rnn

import "strconv"

// A Field describes one field of [Config]: its name, range and options. Whatever
// reads settings, such as a page, a URL or a command line, reads this table.
type Field struct {
	Name    string   // as in a URL: lower camel case
	Kind    Kind     // what its value is
	Min     float64  // smallest value, numbers only
	Max     float64  // largest value, numbers only
	Log     bool     // better shown on a logarithmic scale
	Options []string // the values of an enum
	Zero    string   // the field whose value a 0 stands for, or empty

	// Neutral is the value, an option or a whole number, that means what a run was
	// before there was this field: a file or link that does not have it has this
	// one. Once given it never changes. The fields of the first version have none,
	// and every file has all of them.
	Neutral string

	at func(*Config) any // the field in a Config: *string of an enum, or *int, *uint32, *float64, or *bool, which is 0 or 1
}

// Kind is the type of a field's value.
type Kind string

// The kinds of field.
const (
	Enum Kind = "enum"
	Int  Kind = "int"
	Real Kind = "float"
)

// most is the largest count of anything: what goes beyond memory is refused by
// the size of the whole network, see Config.fits.
const most = 1 << 20

// Fields returns the table of fields, in the order in which a reader meets them.
func Fields() []Field { return append([]Field(nil), fields...) }

// Written out so that the linker lays the table out: made by functions, it would
// be code that the page downloads and runs at its start.
var fields = []Field{
	{Name: "cell", Kind: Enum, Options: []string{string(Elman), string(LSTM), string(GRU)},
		at: func(c *Config) any { return (*string)(&c.Cell) }},
	{Name: "layers", Kind: Int, Min: 1, Max: most, at: func(c *Config) any { return &c.Layers }},
	{Name: "activation", Kind: Enum, Options: []string{string(Tanh), string(Sigmoid), string(ReLU)},
		at: func(c *Config) any { return (*string)(&c.Activation) }},
	{Name: "input", Kind: Enum, Options: []string{string(Shared), string(PerStep)},
		at: func(c *Config) any { return (*string)(&c.Input) }},
	{Name: "gradient", Kind: Enum, Options: []string{string(Exact), string(AsPrinted)},
		at: func(c *Config) any { return (*string)(&c.Gradient) }},
	{Name: "init", Kind: Enum, Options: []string{string(Uniform01), string(FanIn), string(Orthogonal)},
		at: func(c *Config) any { return (*string)(&c.Init) }},
	{Name: "forgetBias", Kind: Real, Min: 0, Max: 100, Neutral: "0", at: func(c *Config) any { return &c.ForgetBias }},
	{Name: "hidden", Kind: Int, Min: 1, Max: most, at: func(c *Config) any { return &c.Hidden }},
	{Name: "steps", Kind: Int, Min: 1, Max: most, at: func(c *Config) any { return &c.Steps }},
	{Name: "truncate", Kind: Int, Min: 0, Max: most, Zero: "steps", at: func(c *Config) any { return &c.Truncate }},
	{Name: "optimizer", Kind: Enum, Options: []string{string(SGD), string(Momentum), string(RMSprop), string(Adam), string(AdamW)},
		at: func(c *Config) any { return (*string)(&c.Optimizer) }},
	{Name: "learningRate", Kind: Real, Min: 1e-12, Max: 1e3, Log: true, at: func(c *Config) any { return &c.LearningRate }},
	{Name: "decay", Kind: Enum, Options: []string{string(NoDecay), string(LinearDecay), string(CosineDecay)},
		at: func(c *Config) any { return (*string)(&c.Decay) }},
	{Name: "clip", Kind: Enum, Options: []string{string(NoClip), string(ClipValue), string(ClipNorm)},
		at: func(c *Config) any { return (*string)(&c.Clip) }},
	{Name: "clipAt", Kind: Real, Min: 1e-12, Max: 1e12, Log: true, at: func(c *Config) any { return &c.ClipAt }},
	{Name: "batch", Kind: Int, Min: 1, Max: most, at: func(c *Config) any { return &c.Batch }},
	{Name: "shuffle", Kind: Int, Min: 0, Max: 1, Neutral: "0", at: func(c *Config) any { return &c.Shuffle }},
	{Name: "carry", Kind: Int, Min: 0, Max: 1, Neutral: "0", at: func(c *Config) any { return &c.Carry }},
	{Name: "epochs", Kind: Int, Min: 1, Max: most, at: func(c *Config) any { return &c.Epochs }},
	{Name: "patience", Kind: Int, Min: 0, Max: most, at: func(c *Config) any { return &c.Patience }},
	{Name: "seed", Kind: Int, Min: 0, Max: 1<<32 - 1, at: func(c *Config) any { return &c.Seed }},
}

// Text returns the field's value in c as a URL or a command line spells it.
func (f Field) Text(c Config) string {
	if f.Kind == Enum {
		return f.text(&c)
	}
	return formatNumber(f.number(&c))
}

func (f Field) text(c *Config) string { return *f.at(c).(*string) }

func (f Field) setText(c *Config, text string) { *f.at(c).(*string) = text }

// Number returns the value in c of a field that is not an [Enum].
func (f Field) Number(c Config) float64 { return f.number(&c) }

func (f Field) number(c *Config) float64 {
	switch at := f.at(c).(type) {
	case *int:
		return float64(*at)
	case *uint32:
		return float64(*at)
	case *bool:
		if *at {
			return 1
		}
		return 0
	}
	return *f.at(c).(*float64)
}

func (f Field) setNumber(c *Config, x float64) {
	switch at := f.at(c).(type) {
	case *int:
		*at = int(x)
	case *uint32:
		*at = uint32(x)
	case *float64:
		*at = x
	case *bool:
		*at = x != 0
	}
}

// SetText sets the field in c from text, a number in decimal digits (1e-3, but
// neither 0x1p-2 nor 1_000), or reports what the field takes as a
// [*FieldError] and leaves c as it was.
func (f Field) SetText(c *Config, text string) error {
	if f.Kind == Enum {
		return f.SetOption(c, text)
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || !decimal(text) {
		return f.wrong(quote(text))
	}
	return f.SetNumber(c, x)
}

// setOwn is SetText for what the tables of this package say: an option or a whole
// number. (strconv.ParseFloat and what it needs are 11 kB of the page's trainer, compressed.)
func (f Field) setOwn(c *Config, text string) error {
	if f.Kind == Enum {
		return f.SetOption(c, text)
	}
	n, rest := digits(text)
	if n == 0 || n > 15 || rest != "" {
		return f.wrong(quote(text))
	}
	x := 0
	for _, digit := range text {
		x = 10*x + int(digit-'0')
	}
	return f.SetNumber(c, float64(x))
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

// Check reports a value in c that the field does not take, as a [*FieldError].
func (f Field) Check(c Config) error {
	if f.Kind == Enum {
		return f.SetOption(&c, f.text(&c))
	}
	return f.SetNumber(&c, f.number(&c))
}

// FieldNamed returns the field of a name, or reports that there is none as a
// [*FieldError].
func FieldNamed(name string) (Field, error) {
	for _, f := range fields {
		if f.Name == name {
			return f, nil
		}
	}
	return Field{}, fieldError("field", quote(name), "a field of Config")
}

// fieldNamed is a field that is known to be in the table.
//
//go:noinline
func fieldNamed(name string) Field {
	f, err := FieldNamed(name)
	if err != nil {
		panic(err)
	}
	return f
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
	return fieldError(f.Name, got, want)
}

func formatNumber(x float64) string {
	if x >= 1e-4 && x < 1e15 || x <= -1e-4 && x > -1e15 || x == 0 {
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	return strconv.FormatFloat(x, 'g', -1, 64)
}

// itoa is not inlined, as a hundred copies would be kilobytes to download.
//
//go:noinline
func itoa(n int) string { return strconv.Itoa(n) }

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
