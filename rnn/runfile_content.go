package rnn

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn/internal/runfile"
)

// settings is a Config as a file has it: every field of the first version, and
// of those that came after it what is not neutral. So a file made by a later
// version opens in an earlier one if it uses nothing that came in between.
func (c Config) settings() (list []runfile.Setting) {
	for _, f := range fields {
		switch {
		case f.Neutral != "" && f.Text(c) == f.Neutral:
		case f.Kind == Enum:
			list = append(list, runfile.Setting{Name: f.Name, IsText: true, Text: f.text(&c)})
		default:
			list = append(list, runfile.Setting{Name: f.Name, Number: f.number(&c)})
		}
	}
	return list
}

// configFrom is the Config of a file's settings; a field that is not among them has
// its neutral value. It reports a setting that there is not here as one of a
// later version.
func configFrom(list []runfile.Setting) (Config, *FileError) {
	var c Config
	for _, s := range list {
		if !isField(s.Name) {
			return c, &FileError{NewerFile, "the setting " + quote(s.Name)}
		}
	}
	for _, f := range fields {
		if err := f.take(&c, list); err != nil {
			return c, &FileError{WrongSettings, message(err)}
		}
	}
	if bad, ok := c.Validate().(ConfigError); ok {
		return c, &FileError{WrongSettings, bad[0].Message()}
	}
	return c, nil
}

func isField(name string) bool {
	for _, f := range fields {
		if f.Name == name {
			return true
		}
	}
	return false
}

// take sets the field in c to its value among the settings.
func (f Field) take(c *Config, list []runfile.Setting) error {
	for _, s := range list {
		switch {
		case s.Name != f.Name:
			continue
		case s.IsText != (f.Kind == Enum):
			return f.wrong("a value of another kind")
		case s.IsText:
			f.setText(c, s.Text)
			return nil
		}
		f.setNumber(c, s.Number)
		// A fraction, -0, or too large for the field's type: it would be saved as another.
		if math.Float64bits(f.number(c)) != math.Float64bits(s.Number) {
			return f.wrong(formatNumber(s.Number))
		}
		return nil
	}
	if f.Neutral == "" {
		return f.wrong("nothing")
	}
	return f.setOwn(c, f.Neutral)
}
