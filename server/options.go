package main

import (
	"fmt"
	"net"
	"strconv"
	"strings"

	"go.temporal.io/server/common/dynamicconfig"
	"gopkg.in/yaml.v3"
)

// Options says where one server listens, where it keeps its data and how it is tuned.
type Options struct {
	IP            string
	Port          int
	UIPort        int
	DatabaseFile  string
	Synchronous   string
	LogLevel      string
	DynamicConfig dynamicconfig.StaticClient
}

func defaults() Options {
	return Options{
		IP:          "127.0.0.1",
		Synchronous: "FULL",
		LogLevel:    "warn",
		DynamicConfig: dynamicconfig.StaticClient{
			// Rehearsals and tests wait weeks in milliseconds; each start still has to ask for it.
			dynamicconfig.WorkflowTimeSkippingEnabled.Key(): true,
			// A daily check over years skips more often than the default of 200 times.
			dynamicconfig.WorkflowTimeSkippingMaxSkipPerSession.Key(): 1_000_000,
			// At its default of 1 s a run that continues as new after a skip starts at a wrong, later time.
			dynamicconfig.WorkflowIdReuseMinimalInterval.Key(): "0s",
			// By default timers fire up to a second late.
			dynamicconfig.TimerProcessorMaxTimeShift.Key(): "20ms",
			// One shard carries everything here, and by default a shard's queue polls 20 times a second.
			dynamicconfig.TransferProcessorMaxPollRPS.Key():   2000,
			dynamicconfig.TimerProcessorMaxPollRPS.Key():      2000,
			dynamicconfig.VisibilityProcessorMaxPollRPS.Key(): 2000,
			// As Temporal's own single-process server (CLI) sets them: less memory, lists that page and tests can poll.
			dynamicconfig.HistoryCacheHostLevelMaxSize.Key():                 8096,
			dynamicconfig.FrontendMaxNamespaceVisibilityRPSPerInstance.Key(): 100,
			// A search attribute works as soon as AddSearchAttributes has returned.
			dynamicconfig.ForceSearchAttributesCacheRefreshOnRead.Key(): true,
		},
	}
}

// setDynamicConfig takes key=value; the value is read as YAML, as in a dynamic configuration file (2000, true, 20ms, "text").
func (o *Options) setDynamicConfig(pair string) error {
	key, text, found := strings.Cut(pair, "=")
	if !found || key == "" {
		return fmt.Errorf("want key=value, got %q", pair)
	}
	var value any
	if err := yaml.Unmarshal([]byte(text), &value); err != nil {
		return fmt.Errorf("value of %s: %w", key, err)
	}
	o.DynamicConfig[dynamicconfig.MakeKey(key)] = value
	return nil
}

func hostPort(ip string, port int) string {
	return net.JoinHostPort(ip, strconv.Itoa(port))
}
