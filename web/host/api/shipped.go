package api

import (
	_ "embed"
	"encoding/binary"
	"encoding/json"
	"math"
	"sync"

	"github.com/rnnlab/rnnlab/rnn"
)

//go:generate go run ./ship

// weights are those of the ladder's last rung after its training: every value
// of rnn.Params.All as a little-endian float32.
//
//go:embed weights.f32
var weights []byte

//go:embed runs.json
var runsJSON []byte

// Shipped is what go generate has trained: runs.json.
type Shipped struct {
	Model Model `json:"model"`
	Runs  []Run `json:"runs"`
}

// Model says which network predicts.
type Model struct {
	Preset string  `json:"preset"`
	Seed   uint32  `json:"seed"`
	Hash   string  `json:"hash"` // of its weights and losses: rnn.Trainer.Hash
	Data   string  `json:"data"` // what it was trained on
	Steps  int     `json:"steps"`
	RMSE   float64 `json:"validationRMSE"`
}

// Run is what a picture shows of a run.
type Run struct {
	Preset     string    `json:"preset"`
	Epochs     int       `json:"epochs"`     // done
	Prediction []float64 `json:"prediction"` // of the validation records, in their order
	RMSE       float64   `json:"validationRMSE"`
}

// shipped reads runs.json, once.
var shipped = sync.OnceValue(func() Shipped {
	var s Shipped
	if err := json.Unmarshal(runsJSON, &s); err != nil {
		panic(err) // go generate wrote it
	}
	return s
})

func shippedModel() Model { return shipped().Model }

// loadWeights puts the shipped weights into a trainer of the same network.
func loadWeights(t *rnn.Trainer[float32]) {
	all := t.Params().All
	if len(weights) != 4*len(all) {
		panic("weights.f32 is of another network; go generate makes it anew")
	}
	for i := range all {
		all[i] = math.Float32frombits(binary.LittleEndian.Uint32(weights[4*i:]))
	}
	t.Reload()
}
