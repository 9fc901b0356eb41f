// Package rnn trains recurrent neural networks from scratch, in plain Go.
//
// # The network
//
// For each time step t of a window of T inputs x, with H hidden units:
//
//	h_t = f(U x_t + BU + W h_{t-1} + BW)    h before the first step is 0
//	out = V h_T + C
//	loss = Σ (out - y)² / 2                 mean over the records of a batch
//
// The symbols are those of the tutorial that this package grew from; shapes are
// U (H, I), W (H, H), V (O, H). f is tanh, the logistic sigmoid or ReLU. With
// Input [PerStep], U has a column for each time step and there are no biases,
// which is the tutorial's network. Names, shapes and constants otherwise are
// PyTorch's, so that weights can be exchanged.
//
// The gradient is backpropagation through time (Werbos 1990), over the last
// Truncate steps or all:
//
//	δ_t = ∂loss/∂h_t ∘ f'(z_t)    ∂loss/∂h_{t-1} = Wᵀ δ_t
//	∂loss/∂W = Σ_t δ_t h_{t-1}ᵀ   ∂loss/∂U = Σ_t δ_t x_tᵀ
//
// # A tour
//
// A [Config] says what to train, [Presets] has four of them, from the tutorial
// as printed to a network that learns; [Config.Validate] names what is wrong
// with one. Package series makes [series.Records] of a time series.
// [NewTrainer] draws the weights, [Trainer.Step] does one bounded piece of work,
// [Trainer.Epochs] or [Trainer.Run] all of it. [Trainer.History] holds the
// losses, [Trainer.Prediction] the predictions, [Trainer.NewForecast] runs
// freely into the future, [Trainer.Inspect] shows hidden states and how the
// gradient flows back. When training breaks down, Step reports a
// [DivergenceError] and [Trainer.Recover] goes on from the last good weights.
// [Trainer.Snapshot] and [Trainer.Restore] carry a run to another place.
// [TutorialCheck] works out what is wrong with the tutorial.
//
// # Same settings, same bits
//
// A Config and the records decide every bit of a run, on every CPU and operating
// system, natively and in WebAssembly; [Trainer.Hash] tells two runs apart. So
// the package has its own exp, tanh, sigmoid and sine, made of operations that
// IEEE 754 defines exactly; each product is rounded before it is added, as in
// T(a*b) + c, since Go may fuse the two otherwise; every sum has one order; and
// random numbers come from NumPy's MT19937.
package rnn
