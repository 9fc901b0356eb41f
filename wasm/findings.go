//go:build js && wasm

package main

import (
	"errors"
	"math"
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn/tutorial"
)

var errNoFindings = errors.New("there is no check of the tutorial: begin one with beginFindings")

// beginFindings begins a check of the tutorial; the export findings does the work.
func (p *program) beginFindings(send js.Value) (any, error) {
	seed, err := whole(send, "seed", 0, math.MaxUint32)
	if err != nil {
		return nil, err
	}
	p.check, p.seed = tutorial.NewExperiment(uint32(seed)), seed
	return nil, nil
}

// findings tells what is known so far, under the names of web/app/trainer/protocol.ts.
func (p *program) findings(js.Value) (any, error) {
	if p.check == nil {
		return nil, errNoFindings
	}
	f, o := p.check.Findings(), plain{}
	o.count("seed", p.seed)
	if f.Known >= 1 {
		part := plain{}
		part.number("changeWhenTargetsNegated", f.Update.ChangeUW)
		part.number("cosineU", f.Update.CosineU)
		part.number("cosineW", f.Update.CosineW)
		o.part("updateIgnoresError", part)
	}
	if f.Known >= 3 {
		sums := make([]any, len(f.Output.SumV))
		for i, v := range f.Output.SumV {
			sums[i] = v
		}
		part := plain{"sumV": sums}
		part.number("shareClipped", f.Output.Clipped)
		o.part("outputGradientClips", part)

		part = plain{}
		part.number("shareSaturated", f.Saturation.Saturated)
		part.number("gradientNormPrinted", f.Saturation.Uniform)
		part.number("gradientNormSane", f.Saturation.Sane)
		o.part("saturation", part)
	}
	if f.Known >= 4 {
		part := plain{}
		part.number("rmsePrintedValidation", f.Prediction.Printed)
		part.number("rmseTrainedValidation", f.Prediction.Trained)
		o.part("predictionStep", part)
	}
	return map[string]any(o), nil
}
