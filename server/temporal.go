package main

import (
	"go.temporal.io/server/common/authorization"
	clusterconfig "go.temporal.io/server/common/cluster"
	"go.temporal.io/server/common/config"
	"go.temporal.io/server/common/log"
	"go.temporal.io/server/common/membership/static"
	"go.temporal.io/server/common/primitives"
	"go.temporal.io/server/common/testing/freeport"
	"go.temporal.io/server/temporal"
)

const (
	cluster = "active"
	store   = "sqlite"
)

// serverConfig is what Temporal's YAML file would say; ports that nobody named are chosen here.
func (o Options) serverConfig() (*config.Config, error) {
	database, err := o.database()
	if err != nil {
		return nil, err
	}
	port := o.Port
	if port == 0 {
		port = freeport.MustGetFreePort()
	}
	frontend := hostPort(o.IP, port)

	result := &config.Config{}
	result.Global.Membership.BroadcastAddress = o.IP
	result.Persistence = config.Persistence{
		DefaultStore:     store,
		VisibilityStore:  store,
		NumHistoryShards: 1,
		DataStores:       map[string]config.DataStore{store: {SQL: database}},
	}
	result.ClusterMetadata = &clusterconfig.Config{
		FailoverVersionIncrement: 10,
		MasterClusterName:        cluster,
		CurrentClusterName:       cluster,
		ClusterInformation: map[string]clusterconfig.ClusterInformation{
			cluster: {Enabled: true, InitialFailoverVersion: 1, RPCAddress: frontend},
		},
	}
	result.DCRedirectionPolicy.Policy = "noop"
	result.Services = map[string]config.Service{}
	for _, name := range temporal.DefaultServices {
		servicePort := port
		if name != string(primitives.FrontendService) {
			servicePort = freeport.MustGetFreePort()
		}
		result.Services[name] = config.Service{RPC: config.RPC{GRPCPort: servicePort, BindOnIP: o.IP}}
	}
	result.Archival.History.State = "disabled"
	result.Archival.Visibility.State = "disabled"
	result.NamespaceDefaults.Archival.History.State = "disabled"
	result.NamespaceDefaults.Archival.Visibility.State = "disabled"
	result.PublicClient.HostPort = frontend
	return result, nil
}

func (o Options) newServer(config *config.Config) (temporal.Server, error) {
	hosts := map[primitives.ServiceName]static.Hosts{}
	for name, service := range config.Services {
		hosts[primitives.ServiceName(name)] = static.SingleLocalHost(hostPort(o.IP, service.RPC.GRPCPort))
	}
	logger := log.NewZapLogger(log.BuildZapLogger(log.Config{Level: o.LogLevel, Format: "console"}))
	return temporal.NewServer(
		temporal.WithConfig(config),
		temporal.ForServices(temporal.DefaultServices),
		temporal.WithStaticHosts(hosts),
		temporal.WithLogger(logger),
		// Whoever reaches the port may do everything: it listens on this machine only unless told otherwise.
		temporal.WithAuthorizer(authorization.NewNoopAuthorizer()),
		temporal.WithDynamicConfigClient(o.DynamicConfig),
	)
}
