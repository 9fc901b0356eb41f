//go:build js && wasm

package main

import (
	"errors"
	"math"
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn"
)

var errNoFindings = errors.New("there is no check of the tutorial: begin one with findings")

// findings begins a check of the tutorial; the export find does the work.
func (p *program) findings(send js.Value) (any, error) {
	seed, err := whole(send, "seed", 0, math.MaxUint32)
	if err != nil {
		return nil, err
	}
	p.check, p.seed = rnn.NewTutorialCheck(uint32(seed)), seed
	return nil, nil
}

// found tells the findings that are known, under the names of web/app/trainer/protocol.ts.
func (p *program) found(js.Value) (any, error) {
	if p.check == nil {
		return nil, errNoFindings
	}
	f := p.check.Findings()
	object := map[string]any{"seed": p.seed}
	if f.Known >= 1 {
		object["updateIgnoresError"] = map[string]any{
			"changeWhenTargetsNegated": f.Update.ChangeUW,
			"cosineU":                  f.Update.CosineU,
			"cosineW":                  f.Update.CosineW,
		}
	}
	if f.Known >= 3 {
		sums := make([]any, len(f.Output.SumV))
		for i, v := range f.Output.SumV {
			sums[i] = v
		}
		object["outputGradientClips"] = map[string]any{"shareClipped": f.Output.Clipped, "sumV": sums}
		object["saturation"] = map[string]any{
			"shareSaturated":      f.Saturation.Saturated,
			"gradientNormPrinted": f.Saturation.Uniform,
			"gradientNormSane":    f.Saturation.Sane,
		}
	}
	if f.Known >= 4 {
		object["predictionStep"] = map[string]any{
			"rmsePrintedValidation": f.Prediction.Printed,
			"rmseTrainedValidation": f.Prediction.Trained,
		}
	}
	return object, nil
}
