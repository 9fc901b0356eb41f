package rnn

import "math"

// A Rule says what one field of a [Config] needs when another has a certain
// value. The page's controls read the same rules, as data.
type Rule struct {
	Name string // where it comes from; rules of one origin share it

	// The value of an [Enum], or of a field that is 0 or 1, that brings the rule about,
	// or with Not, every other value. Without When the rule always holds.
	When, Is, Not string

	Field string // that the rule is about; of the following, it has one kind of need

	Must string // its only value, an option or a whole number

	AtLeast float64 // its smallest value
	AtMost  string  // the field whose value is its largest
	Else    float64 // instead of a value that is too small, if AtMost allows it

	Unused bool // it changes nothing, whatever its value
}

// Rules are of one mind: each is read with what those before it need put right,
// so that a mistake is reported once and not its consequences too.
type Rules []Rule

// ConfigRules returns the rules of every network.
func ConfigRules() Rules { return append(Rules(nil), configRules...) }

var configRules = Rules{
	{Name: "window", Field: "truncate", AtMost: "steps"},
	{Name: "cell", When: "cell", Not: string(Elman), Field: "activation", Unused: true},
	{Name: "cell", When: "cell", Not: string(Elman), Field: "input", Must: string(Shared)},
	{Name: "forget", When: "cell", Not: string(LSTM), Field: "forgetBias", Unused: true},
	{Name: "clip", When: "clip", Is: string(NoClip), Field: "clipAt", Unused: true},
	{Name: "carry", When: "carry", Is: "1", Field: "shuffle", Must: "0"},
}

// Check reports fields that are in range each but do not go together, as a
// [ConfigError].
func (rules Rules) Check(c Config) error {
	var bad ConfigError
	mended := c
	for _, r := range rules {
		if r.applies(mended) && r.mend(&mended) {
			bad = append(bad, fieldError(r.Field, fieldNamed(r.Field).Text(c), r.want(mended)))
		}
	}
	if len(bad) == 0 {
		return nil
	}
	return bad
}

func (r Rule) applies(c Config) bool {
	switch {
	case r.When == "":
		return true
	case r.Not != "":
		return fieldNamed(r.When).Text(c) != r.Not
	}
	return fieldNamed(r.When).Text(c) == r.Is
}

// mend gives the field a value that the rule allows, and says whether it had none.
func (r Rule) mend(c *Config) (mended bool) {
	if r.Unused {
		return false
	}
	f := fieldNamed(r.Field)
	if r.Must != "" {
		mended = f.Text(*c) != r.Must
		if err := f.setOwn(c, r.Must); err != nil {
			panic(err) // the rule itself is wrong
		}
		return mended
	}
	x, most := f.number(c), math.Inf(1)
	if r.AtMost != "" {
		most = fieldNamed(r.AtMost).number(c)
	}
	switch {
	case x < r.AtLeast:
		f.setNumber(c, min(max(r.AtLeast, r.Else), most))
	case x > most:
		f.setNumber(c, most)
	default:
		return false
	}
	return true
}

// want is what the field takes, in words.
func (r Rule) want(c Config) string {
	want := r.Must
	if want == "" {
		want = formatNumber(r.AtLeast) + " to " + r.AtMost + " (" + fieldNamed(r.AtMost).Text(c) + ")"
	}
	if r.When != "" {
		want += " with " + r.When + " " + fieldNamed(r.When).Text(c)
	}
	return want
}
