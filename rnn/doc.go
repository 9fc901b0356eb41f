// Package rnn trains recurrent neural networks from scratch, in plain Go.
//
// # The network
//
// For each time step t of a window of T inputs x, with H hidden units, Elman's
// cell is
//
//	h_t = f(U x_t + BU + W h_{t-1} + BW)    h before the first step is 0
//
// with the symbols of the tutorial that this package grew from. f is tanh, the
// logistic sigmoid σ or ReLU. The other cells have several such sums side by
// side, their gates (the new values g and n counted among them, as PyTorch's shapes
// do), each with its own rows of U, W, BU and BW; z_i is the sum that belongs to
// i. An [LSTM] keeps a cell state c beside h:
//
//	i = σ(z_i)   f = σ(z_f)   g = tanh(z_g)   o = σ(z_o)
//	c_t = f ∘ c_{t-1} + i ∘ g               c before the first step is 0
//	h_t = o ∘ tanh(c_t)
//
// A [GRU] does with h alone; its reset gate r acts on W h_{t-1} + BW:
//
//	r = σ(z_r)   z = σ(z_z)
//	n = tanh(U x_t + BU + r ∘ (W h_{t-1} + BW))
//	h_t = (1 - z) ∘ n + z ∘ h_{t-1}
//
// Further Layers read the h_t of the layer below as their x_t. The last layer's
// h makes the outputs, V h_t + C. Records with numbers to predict have one
// output, at the last step:
//
//	loss = Σ (out_T - y)² / 2               mean over the records of a batch
//
// Records with Classes are predicted at every step, with the softmax
// cross-entropy:
//
//	p_t  = exp(out_t) / Σ exp(out_t)
//	loss = -Σ_t log(p_t[y_t]) / T           mean over the records of a batch
//
// the mean being over the time steps that have a class, of all records of a batch,
// where some have [series.NoClass]. Records with Labels have one class each, at
// the last step.
//
// Shapes are U (G H, I), W (G H, H), V (O, H), with G gates in the order above:
// 1 of Elman's, i f g o, r z n. With Input [PerStep], U of the first layer has a
// column for each time step and there are no biases, which is the tutorial's
// network. Names, shapes and constants otherwise are PyTorch's, so that weights
// can be exchanged.
//
// The gradient is backpropagation through time (Werbos 1990). For Elman's cell,
//
//	δ_t = ∂loss/∂h_t ∘ f'(z_t)    ∂loss/∂h_{t-1} = Wᵀ δ_t + what step t-1 itself is asked
//	∂loss/∂W = Σ_t δ_t h_{t-1}ᵀ   ∂loss/∂U = Σ_t δ_t x_tᵀ
//
// With Truncate, the window is cut in pieces of so many steps, counted from its
// end, and neither ∂loss/∂h nor ∂loss/∂c goes back over a cut. With a loss at
// the last step alone, that is backpropagation over the last Truncate steps.
//
// Each record begins with h and c of 0. With [Config.Carry] the windows of a text
// begin with what those before them have ended with, over which no gradient goes.
//
// # A tour
//
// A [Config] says what to train. [PresetNamed] has four of them, from the
// tutorial as printed to a network that learns; [Config.Validate] names what is
// wrong with one, [Fields] and [ConfigRules] are what it goes by, as data. Package
// series makes [series.Records] of a time series, or of a text.
//
// [New] draws the weights of a [Run]: [Run.Step] does one bounded piece of work,
// [Run.Epochs] or [Run.Run] all of it. History holds the losses, Prediction the
// predictions, NewForecast runs freely into the future, InspectRecord shows hidden
// states and how the gradient flows back. When training breaks down, Step reports
// a [DivergenceError], and Recover goes on from the last good weights.
// MarshalBinary saves a run as a file, and [OpenRun] goes on from one.
//
// A Run is in float32, and all its numbers are float64. Whoever wants the weights
// themselves, or float64 throughout, takes a [Trainer]: [NewTrainer], [Open],
// [Trainer.Params].
//
// What has been trained is a [Model], by [ModelOf] or [OpenModel]: it predicts. A
// [Stepper] takes it through time, one step a call; a [Sampler] has it write.
//
// Package tutorial has the trainer of the tutorial as printed; package task what
// networks are trained for, with its data: series, and grammar, counting, memory,
// translation and text.
//
// # Same settings, same bits
//
// A Config and the records decide every bit of a run, on every CPU and operating
// system, natively and in WebAssembly; [Trainer.Hash] tells two runs apart. So
// the package has its own exp, log, tanh, sigmoid and sine, made of operations that
// IEEE 754 defines exactly; each product is rounded before it is added, as in
// T(a*b) + c, since Go may fuse the two otherwise; every sum has one order; and
// random numbers come from NumPy's MT19937.
package rnn
