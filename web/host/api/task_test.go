package api

import "testing"

// A link need not name the first task, and a picture is never of another.
func TestTaskOfALink(t *testing.T) {
	named, problem := parseSettings("task=sine&preset=adam&hidden=8")
	if problem != nil {
		t.Fatal(problem.Message)
	}
	plain, problem := parseSettings("preset=adam&hidden=8")
	if problem != nil || named.config != plain.config || named.query() != plain.query() {
		t.Errorf("with its name %s, without %s", named.query(), plain.query())
	}
	if _, problem := parseSettings("task=tide"); problem == nil || problem.Field != "task" || problem.status != 400 {
		t.Errorf("another task: %+v", problem)
	}
}
