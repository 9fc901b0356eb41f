package rnn

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn/numpy"
)

// A Plane is what points of many coordinates, such as hidden states, are drawn
// on: two orthogonal directions of length 1 through a centre.
type Plane struct {
	Centre []float64    // (H)
	Axes   [2][]float64 // (H) each

	// Explained is the share of the variance of the points along each axis, from 0
	// to 1; 0 where they have none.
	Explained [2]float64
}

// UnitsPlane is the plane of two units: its coordinates are their values.
func UnitsPlane(points []float64, hidden, first, second int) (Plane, error) {
	if err := checkPoints(points, hidden); err != nil {
		return Plane{}, err
	}
	p := Plane{Centre: make([]float64, hidden)}
	for i, unit := range [2]int{first, second} {
		if unit < 0 || unit >= hidden || i == 1 && unit == first {
			return Plane{}, &FieldError{"unit", itoa(unit), "two units from 0 to " + itoa(hidden-1)}
		}
		p.Axes[i] = make([]float64, hidden)
		p.Axes[i][unit] = 1
	}
	p.explain(points, meanPoint(points, hidden))
	return p, nil
}

// mostTurns bounds the iteration where a third direction varies all but as much
// as the second, so that there is little to choose between them.
const mostTurns = 500

// PrincipalPlane is the plane of the first two principal components of points
// (N, H): of all planes the one that they vary most in. An axis points to where
// its largest entry, the first of equals, is positive. It is computed in float64
// by subspace iteration, to the same bits on every machine.
func PrincipalPlane(points []float64, hidden int) (Plane, error) {
	if err := checkPoints(points, hidden); err != nil {
		return Plane{}, err
	}
	p := Plane{Centre: meanPoint(points, hidden)}
	centred := make([]float64, len(points))
	for i, x := range points {
		centred[i] = x - p.Centre[i%hidden]
	}
	random := numpy.NewRandomState(1)
	for i := range p.Axes {
		p.Axes[i] = make([]float64, hidden)
		for j := range p.Axes[i] {
			p.Axes[i][j] = random.Uniform(-1, 1)
		}
	}
	orthonormalize(&p.Axes)
	before := -1.0
	for range mostTurns {
		sizes := turn(&p.Axes, centred)
		sum := sizes[0] + sizes[1]
		if !(sum-before > 1e-15*sum) {
			break // it grows from turn to turn, up to rounding
		}
		before = sum
		for i, axis := range p.Axes {
			p.Axes[i] = scatter(centred, axis)
		}
		orthonormalize(&p.Axes)
	}
	for _, axis := range p.Axes {
		largest := 0
		for j, v := range axis {
			if math.Abs(v) > math.Abs(axis[largest]) {
				largest = j
			}
		}
		if axis[largest] < 0 {
			for j := range axis {
				axis[j] = -axis[j]
			}
		}
	}
	p.explain(points, p.Centre)
	return p, nil
}

// Project gives the two coordinates of each of points (N, H), as (N, 2).
func (p Plane) Project(points []float64) []float64 {
	hidden := len(p.Centre)
	flat := make([]float64, 0, 2*len(points)/hidden)
	for i := 0; i+hidden <= len(points); i += hidden {
		for _, axis := range p.Axes {
			sum := 0.0
			for j, v := range axis {
				sum += float64(v * (points[i+j] - p.Centre[j]))
			}
			flat = append(flat, sum)
		}
	}
	return flat
}

func checkPoints(points []float64, hidden int) error {
	if hidden < 2 {
		return &FieldError{"hidden", itoa(hidden), "at least 2, as a plane has two axes"}
	}
	if len(points) == 0 || len(points)%hidden != 0 {
		return &FieldError{"points", itoa(len(points)) + " values", "a multiple of " + itoa(hidden) + " values"}
	}
	for i, v := range points {
		if !finite(v) {
			return &FieldError{"points[" + itoa(i) + "]", formatNumber(v), "a finite number"}
		}
	}
	return nil
}

func meanPoint(points []float64, hidden int) []float64 {
	mean := make([]float64, hidden)
	for i, v := range points {
		mean[i%hidden] += v
	}
	for j := range mean {
		mean[j] /= float64(len(points) / hidden)
	}
	return mean
}

// explain sets Explained, given the mean of the points.
func (p *Plane) explain(points, mean []float64) {
	hidden, all := len(mean), 0.0
	along := Plane{Centre: mean, Axes: p.Axes}.Project(points)
	for i, v := range points {
		d := v - mean[i%hidden]
		all += float64(d * d)
	}
	var sums [2]float64
	for i, v := range along {
		sums[i%2] += float64(v * v)
	}
	for i, sum := range sums {
		if all > 0 {
			p.Explained[i] = sum / all
		}
	}
}

// scatter is Xᵀ X v for points X (N, H).
func scatter(points, v []float64) []float64 {
	sum := make([]float64, len(v))
	for i := 0; i < len(points); i += len(v) {
		at := dot(points[i:i+len(v)], v)
		for j := range sum {
			sum[j] += float64(at * points[i+j])
		}
	}
	return sum
}

//go:noinline
func dot(a, b []float64) (sum float64) {
	for i, v := range a {
		sum += float64(v * b[i])
	}
	return sum
}

// orthonormalize makes the axes orthogonal and of length 1. One of no length,
// along which the points have no variance, becomes a coordinate axis.
func orthonormalize(axes *[2][]float64) {
	for i := range axes {
		for try := 0; !unit(axes, i); try++ {
			clear(axes[i])
			axes[i][try] = 1
		}
	}
}

// unit takes the first axis out of the second, twice as rounding leaves some of
// it, and makes axis i of length 1, unless next to nothing is left of it.
func unit(axes *[2][]float64, i int) bool {
	a := axes[i]
	length := math.Sqrt(dot(a, a))
	if length == 0 {
		return false
	}
	for j := range a {
		a[j] /= length
	}
	if i == 0 {
		return true
	}
	for range 2 {
		along := dot(axes[0], a)
		for j := range a {
			a[j] -= float64(along * axes[0][j])
		}
	}
	rest := math.Sqrt(dot(a, a))
	if rest < 1e-12 {
		return false
	}
	for j := range a {
		a[j] /= rest
	}
	return true
}

// turn turns the axes within their plane to where the points are uncorrelated,
// the larger sum of squares first, and gives the two.
func turn(axes *[2][]float64, points []float64) (sizes [2]float64) {
	first, second := scatter(points, axes[0]), scatter(points, axes[1])
	a, b, c := dot(axes[0], first), dot(axes[0], second), dot(axes[1], second)
	// The rotation of Jacobi, tan of its angle being the root that is at most 1.
	cos, sin := 1.0, 0.0
	if b != 0 {
		theta := (c - a) / (2 * b)
		tan := 1 / (math.Abs(theta) + math.Sqrt(float64(theta*theta)+1))
		if theta < 0 {
			tan = -tan
		}
		cos = 1 / math.Sqrt(float64(tan*tan)+1)
		sin = tan * cos
		change := float64(tan * b)
		a, c = a-change, c+change
	}
	for j := range axes[0] {
		x, y := axes[0][j], axes[1][j]
		axes[0][j] = float64(cos*x) - float64(sin*y)
		axes[1][j] = float64(sin*x) + float64(cos*y)
	}
	if c > a {
		axes[0], axes[1], a, c = axes[1], axes[0], c, a
	}
	return [2]float64{a, c}
}
