package series

// Kind says what records are made of: what is fed in, and what is predicted.
type Kind struct {
	Inputs  Content // Numbers, in Records.X, or Tokens
	Targets Content // Numbers, in Records.Y, or Classes, or Labels
}

// Content is what the inputs or the targets of records are.
type Content string

// The contents of records.
const (
	Numbers Content = "numbers" // real numbers, of any size
	Tokens  Content = "tokens"  // at each time step the index of the one input that is 1
	Classes Content = "classes" // at each time step the index of the class to predict, if there is one
	Labels  Content = "labels"  // the index of the class to predict at the last time step
)

// String is the kind in words: "tokens to classes".
func (k Kind) String() string { return string(k.Inputs) + " to " + string(k.Targets) }

// Kind is the kind of r: that of the arrays that it has. Records without
// targets, to predict from, are as if they had numbers.
func (r Records) Kind() Kind {
	k := Kind{Numbers, Numbers}
	if r.Tokens != nil {
		k.Inputs = Tokens
	}
	if r.Classes != nil {
		k.Targets = Classes
	}
	if r.Labels != nil {
		k.Targets = Labels
	}
	return k
}
