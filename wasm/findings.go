//go:build js && wasm

package main

import (
	"errors"
	"math"
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn/tutorial"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
)

var errNoFindings = errors.New("there is no experiment with the tutorial: begin one with beginFindings")

// beginFindings begins an experiment with the tutorial; the export findings does the work.
func (p *program) beginFindings(send js.Value) (any, error) {
	seed, err := bridge.Whole(send, "seed", 0, math.MaxUint32)
	if err != nil {
		return nil, err
	}
	p.experiment, p.seed = tutorial.NewExperiment(uint32(seed)), seed
	return nil, nil
}

// findings tells what is known so far, under the names of web/app/trainer/protocol.ts.
func (p *program) findings(js.Value) (any, error) {
	if p.experiment == nil {
		return nil, errNoFindings
	}
	f, o := p.experiment.Findings(), bridge.Plain{}
	o.Count("seed", p.seed)
	if f.Known >= 1 {
		part := bridge.Plain{}
		part.Number("changeWhenTargetsNegated", f.Update.ChangeUW)
		part.Number("cosineU", f.Update.CosineU)
		part.Number("cosineW", f.Update.CosineW)
		o.Part("updateIgnoresError", part)
	}
	if f.Known >= 3 {
		sums := make([]any, len(f.Output.SumV))
		for i, v := range f.Output.SumV {
			sums[i] = v
		}
		part := bridge.Plain{"sumV": sums}
		part.Number("shareClipped", f.Output.Clipped)
		o.Part("outputGradientClips", part)

		part = bridge.Plain{}
		part.Number("shareSaturated", f.Saturation.Saturated)
		part.Number("gradientNormPrinted", f.Saturation.Uniform)
		part.Number("gradientNormSane", f.Saturation.Sane)
		o.Part("saturation", part)
	}
	if f.Known >= 4 {
		part := bridge.Plain{}
		part.Number("rmsePrintedValidation", f.Prediction.Printed)
		part.Number("rmseTrainedValidation", f.Prediction.Trained)
		o.Part("predictionStep", part)
	}
	return map[string]any(o), nil
}
