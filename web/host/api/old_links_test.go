package api

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
)

// TestOldLinksTrainToTheirResults reads the links that the page made before its
// settings could grow (web/app/test/testdata says when), and trains each: the
// same loss and the same bits as they say.
func TestOldLinksTrainToTheirResults(t *testing.T) {
	b, err := os.ReadFile("../../app/test/testdata/links.json")
	if err != nil {
		t.Fatal(err)
	}
	var links []struct {
		Name, Link, Bits string
		Config           map[string]any
		Loss             float64
	}
	if err := json.Unmarshal(b, &links); err != nil {
		t.Fatal(err)
	}
	if len(links) != 8 {
		t.Fatalf("%d links, want 8", len(links))
	}
	sine, err := task.Named("sine")
	if err != nil {
		t.Fatal(err)
	}
	for _, link := range links {
		t.Run(link.Name, func(t *testing.T) {
			s, problem := parseSettings(strings.TrimPrefix(link.Link, "#"))
			if problem != nil {
				t.Fatal(problem)
			}
			for _, f := range rnn.Fields() {
				var got any = f.Text(s.config)
				if f.Kind != rnn.Enum {
					got = f.Number(s.config)
				}
				if want, ok := link.Config[f.Name]; ok && got != want {
					t.Errorf("%s is %v, and was %v", f.Name, got, want)
				}
			}
			if said, err := strconv.ParseFloat(s.page["loss"], 64); err != nil || said != link.Loss {
				t.Errorf("the link says %s, its run came to %v", s.page["loss"], link.Loss)
			}
			// What the link is called by the pages of its pictures leads back to it.
			if again, problem := parseSettings(s.query()); problem != nil || again.config != s.config {
				t.Errorf("%s is read as other settings (%v)", s.query(), problem)
			}
			if testing.Short() && s.config.Hidden > 10 {
				return
			}
			run, err := sine.New(s.config)
			if err != nil {
				t.Fatal(err)
			}
			if err := run.Run.Run(); err != nil {
				t.Fatal(err)
			}
			losses := run.History().Validation
			if got := losses[len(losses)-1]; got != link.Loss {
				t.Errorf("comes to %v, came to %v", got, link.Loss)
			}
			if got := fmt.Sprintf("%016x", run.Hash()); got != link.Bits || s.page["bits"] != link.Bits {
				t.Errorf("bits %s, were %s, and the link says %s", got, link.Bits, s.page["bits"])
			}
		})
	}
}
