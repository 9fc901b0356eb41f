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
	switch f {
	case Tanh:
		kernel.TanhGradient(dz, dh, h)
	case Sigmoid:
		kernel.SigmoidGradient(dz, dh, h)
	case ReLU:
		kernel.ReLUGradient(dz, dh, h)
	}
}
