//go:build !nocarry

package rnn

// carries says that runs may have [Config.Carry].
const carries = true
