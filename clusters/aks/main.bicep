// Parsed; cluster, network, database and storage compared with Azure's published models (e2e/clusters). Not compiled, not deployed (unverified).
// A cluster with workload identity, a PostgreSQL flexible server and a storage account for the player page, in one resource group.

param location string = resourceGroup().location

@description('The name of the database server. Nobody else in Azure may have it.')
param databaseServerName string

@secure()
@description('The password of the database user, without double quotes.')
param databasePassword string

@description('The name of the storage account: small letters and digits. Nobody else in Azure may have it.')
@minLength(3)
@maxLength(24)
param storageAccountName string

@description('Whether a second database server in another zone stands by. Some regions have no zones: SameZone, or Disabled.')
@allowed(['ZoneRedundant', 'SameZone', 'Disabled'])
param databaseStandby string = 'ZoneRedundant'

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'boomi-flow'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: ['10.240.0.0/16']
    }
    // Here and not as resources of their own: a second deployment would take away what is not listed.
    subnets: [
      {
        name: 'nodes'
        properties: {
          addressPrefix: '10.240.0.0/20'
        }
      }
      {
        name: 'database'
        properties: {
          addressPrefix: '10.240.16.0/28'
          delegations: [
            {
              name: 'postgresql'
              properties: {
                serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers'
              }
            }
          ]
        }
      }
    ]
  }
}

resource clusterIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'boomi-flow-cluster'
  location: location
}

// The cluster puts internal load balancers into the network: Network Contributor, by the id that it has everywhere.
resource clusterInNetwork 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(network.id, clusterIdentity.id, 'network-contributor')
  scope: network
  properties: {
    principalId: clusterIdentity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4d97b98b-1d4f-4787-a291-c67834d212e7')
  }
}

resource cluster 'Microsoft.ContainerService/managedClusters@2026-02-01' = {
  name: 'boomi-flow'
  location: location
  dependsOn: [clusterInNetwork]
  sku: {
    name: 'Base'
    // With Azure's promise of availability, which Free has not.
    tier: 'Standard'
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${clusterIdentity.id}': {}
    }
  }
  properties: {
    kubernetesVersion: '1.35'
    dnsPrefix: 'boomi-flow'
    agentPoolProfiles: [
      {
        name: 'flow'
        mode: 'System'
        // 4 vCPU each: room for one runtime pod, which asks for 3 CPU. x86-64, because the runtime's image is nothing else.
        vmSize: 'Standard_D4ds_v5'
        osType: 'Linux'
        vnetSubnetID: '${network.id}/subnets/nodes'
        // Two runtime pods and a third during a rollout; at most the overlay's 6 and one more.
        count: 3
        enableAutoScaling: true
        minCount: 2
        maxCount: 7
      }
    ]
    networkProfile: {
      networkPlugin: 'azure'
      networkPluginMode: 'overlay'
      networkDataplane: 'cilium'
      networkPolicy: 'cilium'
      loadBalancerSku: 'standard'
      // Neither may overlap with the network above.
      podCidr: '10.244.0.0/16'
      serviceCidr: '10.0.0.0/16'
      dnsServiceIP: '10.0.0.10'
    }
    oidcIssuerProfile: {
      enabled: true
    }
    securityProfile: {
      workloadIdentity: {
        enabled: true
      }
    }
  }
}

resource runtimeIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'boomi-flow-runtime'
  location: location
}

// Lets the runtime's ServiceAccount, which the chart makes, be this identity.
resource runtimeServiceAccount 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31' = {
  parent: runtimeIdentity
  name: 'boomi-flow-runtime'
  properties: {
    issuer: cluster.properties.oidcIssuerProfile.issuerURL
    subject: 'system:serviceaccount:boomi-flow:boomi-flow-runtime'
    audiences: ['api://AzureADTokenExchange']
  }
}

resource databaseZone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'boomi-flow.private.postgres.database.azure.com'
  location: 'global'
}

resource databaseZoneInNetwork 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: databaseZone
  name: 'boomi-flow'
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: network.id
    }
  }
}

// Reachable in the network alone. It refuses connections without TLS unless it is told otherwise.
resource databaseServer 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: databaseServerName
  location: location
  dependsOn: [databaseZoneInNetwork]
  sku: {
    // 844 connections for users; see the output below.
    name: 'Standard_D2ds_v5'
    tier: 'GeneralPurpose'
  }
  properties: {
    version: '16'
    administratorLogin: 'boomiflow'
    administratorLoginPassword: databasePassword
    network: {
      delegatedSubnetResourceId: '${network.id}/subnets/database'
      privateDnsZoneArmResourceId: databaseZone.id
    }
    storage: {
      storageSizeGB: 32
      autoGrow: 'Enabled'
    }
    backup: {
      backupRetentionDays: 7
      geoRedundantBackup: 'Disabled'
    }
    highAvailability: {
      mode: databaseStandby
    }
  }
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2024-08-01' = {
  parent: databaseServer
  name: 'boomiflow'
  properties: {
    charset: 'UTF8'
    collation: 'en_US.utf8'
  }
}

// The static website itself is switched on with the Azure CLI (README): that is no part of Azure's templates.
resource player 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: storageAccountName
  location: location
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    supportsHttpsTrafficOnly: true
    minimumTlsVersion: 'TLS1_2'
    // Of containers. The static website is readable by anybody all the same.
    allowBlobPublicAccess: false
  }
}

@description('database.host')
output databaseHost string = databaseServer.properties.fullyQualifiedDomainName

@description('database.name')
output databaseName string = database.name

@description('database.username')
output databaseUsername string = databaseServer.properties.administratorLogin

@description('database.serverMaxConnections, by which the chart checks its connection budget: what Azure leaves to users on Standard_D2ds_v5')
output databaseServerMaxConnections int = 844

@description('player.origin.azureWebsite.host')
output playerHost string = replace(replace(player.properties.primaryEndpoints.web, 'https://', ''), '/', '')

@description('runtime.serviceAccount.annotations, azure.workload.identity/client-id')
output runtimeClientId string = runtimeIdentity.properties.clientId
