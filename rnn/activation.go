package rnn

import "github.com/rnnlab/rnnlab/rnn/internal/kernel"

// activate replaces each z by f(z).
func activate[T Float](f Activation, z []T) {
	switch f {
	case Tanh:
		kernel.Tanh(z, z)
	case Sigmoid:
		kernel.Sigmoid(z, z)
	case ReLU:
		kernel.ReLU(z, z)
	}
}

// derive sets dz = dh * f'(z), the derivative taken from h = f(z).
func derive[T Float](f Activation, dz, dh, h []T) {
	dz, dh = dz[:len(h)], dh[:len(h)]
	switch f {
	case Tanh:
		for i, hi := range h {
			dz[i] = dh[i] * (1 - T(hi*hi))
		}
	case Sigmoid:
		for i, hi := range h {
			dz[i] = dh[i] * (hi * (1 - hi))
		}
	case ReLU:
		for i, hi := range h {
			dz[i] = 0
			if hi > 0 {
				dz[i] = dh[i]
			}
		}
	}
}
