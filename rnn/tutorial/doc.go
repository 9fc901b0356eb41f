// Package tutorial runs a tutorial's code exactly as it was printed, mistakes
// included, and works out what is wrong with it.
//
// The tutorial is "Build a Recurrent Neural Network from Scratch in Python" by
// Faizan Shaikh (Analytics Vidhya, January 2019). Its network is Elman's, with a
// column of U for each time step and no biases,
//
//	h_t = σ(U[:,t] x_t + W h_{t-1})    out = V h_T    loss = (out - y)² / 2
//
// with T [T] = 50 time steps and H [hidden_dim] = 100 units, on the [Records] of a
// sine. Package rnn trains that network too, by its gradient; what is printed
// in the tutorial is another update (see code.go), and another prediction step.
//
// # A tour
//
// [Config] is the tutorial's own; [Rules] says which of its settings the printed
// code has built in. [New] makes a [Trainer], which is a [rnn.Run] like any
// other: [Trainer.Step] does a bounded piece of work, [Trainer.History] has the
// losses, [Trainer.Prediction] what the trained network predicts, and beside it
// [Trainer.PrintedPrediction] what the printed prediction step does. A run is
// saved by [Trainer.MarshalBinary] and goes on from there with [Open].
//
// An [Experiment] takes the code apart, a bounded piece of work at a time, and
// finds the figures in [Findings]: that the update of U and W never looks at the
// error, that the one of V ends at the clip, that the first weights saturate
// every unit, and that the prediction step is not the network that was trained.
//
// # Same bits as NumPy
//
// All is in float64, and agrees with the printed Python to 1e-9 as far as its own
// last digits do not matter: from the sixth epoch on a run is chaotic, and the
// tests put NumPy's rounding in the place of this package's to compare the rest.
package tutorial
