package task

import "github.com/rnnlab/rnnlab/rnn"

// A Score is what a judge gave a network.
type Score struct {
	Value float64   // by the exercise's [Metric]: of Right and MSE the mean of the marks
	Marks []float64 // of each record of the test: 1 for right and 0 for wrong, or its squared error
}

// An Exam has a network go through the test of a material, one record a Step, with
// the weights that it has when the exam begins.
type Exam struct {
	material *Material
	stepper  *rnn.Stepper
	marks    []float64
}

// NewExam starts an exam. It reports a network that does not read what the
// material is made of as a [*rnn.FieldError].
func (m *Material) NewExam(network *rnn.Model) (*Exam, error) {
	if network.Kind() != m.Train.Kind() || network.Inputs() != m.Train.Inputs || network.Outputs() != m.Train.Outputs {
		return nil, &rnn.FieldError{Field: "model", Got: network.Kind().String(), Want: m.Train.Kind().String() + ", as many as in the material"}
	}
	stepper, err := network.NewStepper()
	if err != nil {
		return nil, err
	}
	return &Exam{material: m, stepper: stepper}, nil
}

// Step judges one more record and says whether there are any left.
func (e *Exam) Step() (more bool, err error) {
	if i := len(e.marks); i < e.material.Test.N {
		e.stepper.Reset()
		mark, err := e.material.judge(e.stepper, i)
		if err != nil {
			return false, err
		}
		e.marks = append(e.marks, mark)
	}
	return len(e.marks) < e.material.Test.N, nil
}

// Score is what the records that were judged so far have come to.
func (e *Exam) Score() Score {
	if of := e.material.score; of != nil {
		return Score{Value: of(e.marks), Marks: e.marks}
	}
	sum := 0.0
	for _, m := range e.marks {
		sum += m
	}
	return Score{Value: sum / float64(max(1, len(e.marks))), Marks: e.marks}
}

// likeliest is the index of the largest probability, of equals the first.
func likeliest(p []float64) (at int) {
	for i, v := range p {
		if v > p[at] {
			at = i
		}
	}
	return at
}

// marked is 1 for right.
func marked(right bool) float64 {
	if right {
		return 1
	}
	return 0
}
