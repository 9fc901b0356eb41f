package rnn

import (
	"errors"
	"hash/fnv"
	"math"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
)

// goldenViews are hashes of what traces and planes show of the networks of
// golden_test.go; like those, they must be the same everywhere.
var goldenViews = map[string]uint64{
	"lstm":    0x7eebc643a6b6a291,
	"gru":     0x94ecaae8f2ca1baf,
	"stacked": 0x8a69d13deab1d672,
	"elman":   0x1ba8a83a6c15ba35,
}

func TestViewsHaveTheSameBitsEverywhere(t *testing.T) {
	for _, p := range append(otherCells()[:3], Preset{"elman", small()}) {
		t.Run(p.Name, func(t *testing.T) {
			c := p.Config
			r := newTrainer[float32](t, c)
			run(t, r)
			sum := fnv.New64a()
			add := func(list []float64) {
				for _, v := range list {
					bits := math.Float64bits(v)
					for i := range 8 {
						sum.Write([]byte{byte(bits >> (8 * i))})
					}
				}
			}
			trace, err := r.TraceRecord(r.validation, 1, c.Layers-1, c.Steps-2)
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range append(trace.Forward, trace.Backward...) {
				add(v.Data)
				add([]float64{v.Norm})
			}
			path, err := r.NewStatePath(r.validation.Input(1), c.Layers-1)
			if err != nil {
				t.Fatal(err)
			}
			for range 40 {
				path.Next()
			}
			plane, err := PrincipalPlane(append(path.Window, path.Free...), c.Hidden)
			if err != nil {
				t.Fatal(err)
			}
			add(plane.Project(path.Free))
			add(plane.Explained[:])
			if got, want := sum.Sum64(), goldenViews[p.Name]; got != want {
				t.Errorf("hash %#x, want %#x", got, want)
			}
		})
	}
}

// TestPrincipalPlane finds the axes along which points were made to vary.
func TestPrincipalPlane(t *testing.T) {
	const hidden, n = 5, 400
	random := numpy.NewRandomState(3)
	// Columns of a Householder reflection: orthonormal.
	axis := func(i int) []float64 {
		return each(hidden, func(j int) float64 {
			if i == j {
				return 1 - 2./hidden
			}
			return -2. / hidden
		})
	}
	points := make([]float64, n*hidden)
	for at := 0; at < len(points); at += hidden {
		for i, size := range []float64{3, 0.1, 2, 0.01, 0} {
			along := random.Uniform(-size, size)
			for j, v := range axis(i) {
				points[at+j] += along*v + 1
			}
		}
	}
	p, err := PrincipalPlane(points, hidden)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range [][]float64{axis(0), axis(2)} {
		if got := math.Abs(dot(p.Axes[i], want)); got < 0.99 {
			t.Errorf("axis %d: cosine %v with the one it was made of", i, got)
		}
		if largest := slices.Max(p.Axes[i]); largest < -slices.Min(p.Axes[i]) {
			t.Errorf("axis %d points away from its largest entry: %v", i, p.Axes[i])
		}
		// An eigenvector of the scatter.
		centred := each(len(points), func(k int) float64 { return points[k] - p.Centre[k%hidden] })
		along := scatter(centred, p.Axes[i])
		size := math.Sqrt(dot(along, along))
		nearly6(t, "scatter of an axis", each(hidden, func(j int) float64 { return along[j] / size }), p.Axes[i])
	}
	nearly(t, "products of the axes", []float64{dot(p.Axes[0], p.Axes[0]), dot(p.Axes[1], p.Axes[1]), dot(p.Axes[0], p.Axes[1])}, []float64{1, 1, 0})
	if e := p.Explained; !(e[0] > e[1] && e[1] > 0.2 && e[0]+e[1] > 0.99 && e[0]+e[1] <= 1) {
		t.Errorf("explained %v", e)
	}
}

// TestTurn turns two axes to where they are uncorrelated.
func TestTurn(t *testing.T) {
	points := []float64{1, 2, 0, -2, 1, 1, 0.5, 3, -1}
	for _, axes := range [][2][]float64{{{1, 0, 0}, {0, 1, 0}}, {{0, 1, 0}, {1, 0, 0}}, {{0, 0, 1}, {0, 1, 0}}} {
		sizes := turn(&axes, points)
		first, second := scatter(points, axes[0]), scatter(points, axes[1])
		nearly(t, "sizes", sizes[:], []float64{dot(axes[0], first), dot(axes[1], second)})
		nearly(t, "correlation", []float64{dot(axes[0], second)}, []float64{0})
		if sizes[0] < sizes[1] {
			t.Errorf("the smaller first: %v", sizes)
		}
	}
}

func TestPlaneOfPointsThatDoNotVary(t *testing.T) {
	p, err := PrincipalPlane([]float64{1, 2, 3, 1, 2, 3}, 3)
	if err != nil {
		t.Fatal(err)
	}
	nearly(t, "products of the axes", []float64{dot(p.Axes[0], p.Axes[0]), dot(p.Axes[1], p.Axes[1]), dot(p.Axes[0], p.Axes[1])}, []float64{1, 1, 0})
	nearly(t, "points", p.Project([]float64{1, 2, 3}), []float64{0, 0})
	if p.Explained != [2]float64{} {
		t.Errorf("explained %v", p.Explained)
	}
}

func TestUnitsPlane(t *testing.T) {
	points := []float64{1, 2, 3, 3, 2, 4}
	p, err := UnitsPlane(points, 3, 2, 0)
	if err != nil {
		t.Fatal(err)
	}
	nearly(t, "points", p.Project(points), []float64{3, 1, 4, 3})
	nearly(t, "explained", p.Explained[:], []float64{0.2, 0.8})
}

// TestStatePathIsTheForecasts predicts from the states what the forecast says.
func TestStatePathIsTheForecasts(t *testing.T) {
	for name, c := range everyCell() {
		t.Run(name, func(t *testing.T) {
			r := newTrainer[float64](t, c)
			run(t, r)
			window := r.validation.Input(0)
			path, err := r.NewStatePath(window, c.Layers-1)
			if err != nil {
				t.Fatal(err)
			}
			params := append([]float64(nil), r.net.params.All...)
			clear(r.net.params.All)
			for range 12 {
				path.Next() // of the weights of before
			}
			copy(r.net.params.All, params)
			look, err := r.InspectRecord(r.validation, 0)
			if err != nil {
				t.Fatal(err)
			}
			nearly(t, "window", path.Window, look.Hidden)
			nearly(t, "start", path.Free[:c.Hidden], path.Window[(c.Steps-1)*c.Hidden:])
			forecast, err := r.NewForecast(window)
			if err != nil {
				t.Fatal(err)
			}
			for i := range 13 {
				out := product(r.net.params.V.Data, path.Free[i*c.Hidden:(i+1)*c.Hidden])
				nearly(t, "forecast "+itoa(i), []float64{out[0] + r.net.params.C.Data[0]}, forecast.Next())
			}
		})
	}
}

// TestStateField moves two units by hand.
func TestStateField(t *testing.T) {
	c := small()
	c.Hidden = 2
	r := newTrainer[float64](t, c)
	run(t, r)
	states := []float64{0, 0, 0.5, -0.5, -0.9, 0.3}
	field, err := r.StateField(states)
	if err != nil {
		t.Fatal(err)
	}
	p := r.net.params
	for i := 0; i < len(states); i += 2 {
		h := states[i : i+2]
		x := product(p.V.Data, h)[0] + p.C.Data[0]
		ux, wh := product(p.U.Data, []float64{x}), product(p.W.Data, h)
		nearly(t, "field", field[i:i+2], each(2, func(j int) float64 {
			return math.Tanh(ux[j]+p.BU.Data[j]+wh[j]+p.BW.Data[j]) - h[j]
		}))
	}
}

func TestStateSpaceReportsWhatItCannotShow(t *testing.T) {
	small := newTrainer[float64](t, small())
	two := everyCell()["lstm 1"]
	two.Hidden = 2
	lstm := newTrainer[float64](t, two)
	window := small.validation.Input(0)
	_, layer := small.NewStatePath(window, 1)
	_, short := small.NewStatePath(window[1:], 0)
	_, wide := small.StateField([]float64{0, 0})
	_, cell := lstm.StateField([]float64{0, 0})
	_, unit := UnitsPlane([]float64{1, 2}, 2, 1, 1)
	_, narrow := PrincipalPlane([]float64{1, 2}, 1)
	_, points := PrincipalPlane([]float64{1, math.NaN()}, 2)
	_, none := PrincipalPlane(nil, 2)
	for field, err := range map[string]error{"layer": layer, "window": short, "hidden": wide,
		"cell": cell, "unit": unit, "points[1]": points, "points": none} {
		var bad *FieldError
		if !errors.As(err, &bad) || bad.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	if narrow == nil {
		t.Error("one unit has a plane")
	}
}
