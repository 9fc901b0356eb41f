package main

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"testing"

	"github.com/rnnlab/rnnlab/web/site/api"
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
	kept, err := os.ReadFile("../weights.f32")
	if err != nil || !bytes.Equal(kept, weights) {
		t.Errorf("weights.f32 holds other weights than training gives (%v); run go generate ./web/site/api", err)
	}
	runs, err := os.ReadFile("../runs.json")
	if err != nil {
		t.Fatal(err)
	}
	var shipped api.Shipped
	if err := json.Unmarshal(runs, &shipped); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(shipped, trained) {
		t.Errorf("runs.json is %+v, training gives %+v; run go generate ./web/site/api", shipped, trained)
	}
}
