//go:build nocarry

package rnn

// carries says that no run has [Config.Carry]: in a program that a page has to
// fetch, and that trains on no text, what does it is left out.
const carries = false
