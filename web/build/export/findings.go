package main

import "github.com/rnnlab/rnnlab/rnn/tutorial"

// findings are what is wrong with the tutorial, with the weights of seed 0, for
// where the page cannot compute them: on paper. The names are those of
// web/app/trainer/protocol.ts.
func findings() map[string]any {
	x := tutorial.NewExperiment(0)
	for !x.Step() {
	}
	f := x.Findings()
	return map[string]any{
		"seed": 0,
		"updateIgnoresError": map[string]any{
			"changeWhenTargetsNegated": f.Update.ChangeUW,
			"cosineU":                  f.Update.CosineU,
			"cosineW":                  f.Update.CosineW,
		},
		"outputGradientClips": map[string]any{"shareClipped": f.Output.Clipped, "sumV": f.Output.SumV},
		"saturation": map[string]any{
			"shareSaturated":      f.Saturation.Saturated,
			"gradientNormPrinted": f.Saturation.Uniform,
			"gradientNormSane":    f.Saturation.Sane,
		},
		"predictionStep": map[string]any{
			"rmsePrintedValidation": f.Prediction.Printed,
			"rmseTrainedValidation": f.Prediction.Trained,
		},
	}
}
