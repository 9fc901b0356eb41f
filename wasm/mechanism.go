//go:build js && wasm

package main

import (
	"errors"
	"math"
	"syscall/js"
	"unsafe"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
)

var (
	errNoMechanism = errors.New("the tutorial's printed code is not followed from step to step")
	errNoPath      = errors.New("there is no state path: begin one with beginStatePath")
)

// mechanism is a run whose cells and states can be followed.
func (r *run) mechanism() (*rnn.Trainer[float32], error) {
	if t, ok := r.Run.Run.(*rnn.Trainer[float32]); ok {
		return t, nil
	}
	return nil, errNoMechanism
}

// What is followed: a layer of a run, with a record.
type followed struct {
	record
	trainer *rnn.Trainer[float32]
	layer   int
}

func layerOf(r *run, send js.Value) (at followed, err error) {
	if at.trainer, err = r.mechanism(); err != nil {
		return at, err
	}
	if at.record, err = recordOf(r, send); err != nil {
		return at, err
	}
	at.layer, err = bridge.Whole(send, "layer", 0, longest)
	return at, err
}

// A statePath is a path under way.
type statePath struct {
	*rnn.StatePath
	hidden, left int
}

// trace answers with the names of the values of a time step, those of the way
// back after an empty one. The view shown has of each how many numbers it is, and
// then these.
func trace(r *run, send js.Value) (any, error) {
	at, err := layerOf(r, send)
	if err != nil {
		return nil, err
	}
	step, err := bridge.Whole(send, "step", 0, longest)
	if err != nil {
		return nil, err
	}
	t, err := at.trainer.TraceRecord(at.of, at.index, at.layer, step)
	if err != nil {
		return nil, err
	}
	r.shown = nil
	var names []any
	for _, v := range append(append(t.Forward, rnn.Value{}), t.Backward...) {
		names = append(names, v.Name)
		r.shown = append(append(r.shown, float64(len(v.Data))), v.Data...)
	}
	return names, nil
}

// beginStatePath replaces any path under way; the export statePath does the work.
func beginStatePath(r *run, send js.Value) (any, error) {
	at, err := layerOf(r, send)
	if err != nil {
		return nil, err
	}
	horizon, err := bridge.Whole(send, "horizon", 0, longest)
	if err != nil {
		return nil, err
	}
	path, err := at.trainer.NewStatePath(at.of.Input(at.index), at.layer)
	if err != nil {
		return nil, err
	}
	r.path = &statePath{path, r.Config().Hidden, horizon}
	return nil, nil
}

// advanceStatePath adds one more state and says whether more are left. A path
// whose numbers run away ends before they do.
func (r *run) advanceStatePath() (more bool) {
	p := r.path
	if p == nil || p.left == 0 {
		return false
	}
	p.Next()
	p.left--
	end := len(p.Free) - p.hidden
	for _, v := range p.Free[end:] {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			p.Free, p.left = p.Free[:end], 0
			break
		}
	}
	return p.left > 0
}

// projectPath draws a path on the plane of two units, or on the principal plane
// where they are both -1, and answers with how many of its points are the
// window's. The view shown has the shares that the plane explains, and the points.
func projectPath(r *run, send js.Value) (_ any, err error) {
	p := r.path
	if p == nil {
		return nil, errNoPath
	}
	first, err := bridge.Whole(send, "first", -1, longest)
	if err != nil {
		return nil, err
	}
	second, err := bridge.Whole(send, "second", -1, longest)
	if err != nil {
		return nil, err
	}
	points := append(append([]float64(nil), p.Window...), p.Free...)
	var plane rnn.Plane
	if first == -1 && second == -1 {
		plane, err = rnn.PrincipalPlane(points, p.hidden)
	} else {
		plane, err = rnn.UnitsPlane(points, p.hidden, first, second)
	}
	if err != nil {
		return nil, err
	}
	r.shown = append(plane.Explained[:], plane.Project(points)...)
	return len(p.Window) / p.hidden, nil
}

// stateField shows where states (N, 2), the bytes of float64s, go in one time step.
func stateField(r *run, send js.Value) (any, error) {
	of, err := r.mechanism()
	if err != nil {
		return nil, err
	}
	bytes, err := bridge.Bytes(send, "states")
	if err != nil {
		return nil, err
	}
	if len(bytes) > 8*longest {
		return nil, &rnn.FieldError{Field: "states", Got: "more", Want: "at most 65536 numbers"}
	}
	states := make([]float64, len(bytes)/8)
	if len(states) > 0 {
		copy(states, unsafe.Slice((*float64)(unsafe.Pointer(unsafe.SliceData(bytes))), len(states)))
	}
	r.shown, err = of.StateField(states)
	return nil, err
}
