package task

import "math"

// FloorLosses is what each of the floors has for a loss on the validation values as
// the network gets them, in their order: what the losses in its history are to be
// held against. It is NaN where a rule forecasts what the transform cannot take, a
// number without a logarithm say.
func (r *OwnRun) FloorLosses() ([]float64, error) {
	o := r.own
	losses := make([]float64, len(o.Floors))
	for i, f := range o.Floors {
		loss, err := r.validationLoss(f.Predictions[:o.Parts.Validation])
		if refused(err) != nil {
			loss, err = math.NaN(), nil
		}
		if err != nil {
			return nil, err
		}
		losses[i] = loss
	}
	return losses, nil
}

// validationLoss is that of forecasts of the validation values, in units.
func (r *OwnRun) validationLoss(forecasts []float64) (float64, error) {
	o, lost := r.own, r.Transform.Lost()
	truth, err := r.Transform.Apply(o.Values[o.Parts.Train-lost : o.Parts.Known()])
	if err != nil {
		return 0, err
	}
	made := make([]float64, len(forecasts))
	known := make([]float64, lost+1)
	for i, y := range forecasts {
		// In place of the value that it is of, with what the transform reads before that.
		at := o.Parts.Train + i
		known[copy(known, o.Values[at-lost:at])] = y
		x, err := r.Transform.Apply(known)
		if err != nil {
			return 0, err
		}
		made[i] = x[0]
	}
	return meanLoss(made, truth), nil
}
