package main

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"testing"

	"github.com/rnnlab/rnnlab/web/host/api"
)

// What is shipped is what training gives, to the last bit.
func TestShippedIsWhatIsTrained(t *testing.T) {
	if testing.Short() {
		t.Skip("trains the whole ladder")
	}
	weights, trained, err := train()
	if err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadFile("../../host/api/weights.f32")
	if err != nil || !bytes.Equal(kept, weights) {
		t.Errorf("weights.f32 holds other weights than training gives (%v); run go generate ./web/host/api", err)
	}
	runs, err := os.ReadFile("../../host/api/runs.json")
	if err != nil {
		t.Fatal(err)
	}
	var shipped api.Shipped
	if err := json.Unmarshal(runs, &shipped); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(shipped, trained) {
		t.Errorf("runs.json is %+v, training gives %+v; run go generate ./web/host/api", shipped, trained)
	}
}
