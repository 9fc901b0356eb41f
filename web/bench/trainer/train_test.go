package main

import "testing"

func TestTrain(t *testing.T) {
	s, err := train("hidden=32", 2)
	if err != nil {
		t.Fatal(err)
	}
	if s.Updates != 16 || len(s.Losses) != 3 || s.Losses[2] >= s.Losses[0] || s.MS <= 0 || s.CheckMS <= 0 {
		t.Errorf("%+v", s)
	}
	if _, err := train("W7", 1); err == nil {
		t.Error("no error for a workload that is not there")
	}
	if _, err := train("W1", 0); err == nil {
		t.Error("no error for no epochs")
	}
}
