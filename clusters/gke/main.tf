# Parsed, and every argument compared with the schema of the google provider 6.50 (e2e/clusters). Not planned, not applied (unverified).
# An Autopilot cluster, Cloud SQL for PostgreSQL and a bucket for the player page.

terraform {
  required_version = ">= 1.5"
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 6.50"
    }
  }
}

variable "project" {
  description = "The id of the Google Cloud project."
  type        = string
}

variable "region" {
  type    = string
  default = "europe-west1"
}

variable "player_bucket" {
  description = "A name that nobody in the world has taken, without dots."
  type        = string
}

variable "database_password" {
  description = "The password of the database user, without double quotes. Terraform keeps it in its state."
  type        = string
  sensitive   = true
}

variable "deletion_protection" {
  description = "Whether the cluster and the database cannot be destroyed. Set it to false, and apply, before you destroy."
  type        = bool
  default     = true
}

provider "google" {
  project = var.project
  region  = var.region
}

data "google_project" "this" {
  depends_on = [google_project_service.needed]
}

resource "google_project_service" "needed" {
  for_each           = toset(["compute.googleapis.com", "container.googleapis.com", "servicenetworking.googleapis.com", "sqladmin.googleapis.com"])
  service            = each.value
  disable_on_destroy = false
}

resource "google_compute_network" "flow" {
  name                    = "boomi-flow"
  auto_create_subnetworks = false
  depends_on              = [google_project_service.needed]
}

resource "google_compute_subnetwork" "nodes" {
  name                     = "boomi-flow"
  network                  = google_compute_network.flow.id
  ip_cidr_range            = "10.10.0.0/20"
  private_ip_google_access = true
}

# Autopilot: Google makes nodes as pods need them, x86-64 unless a pod asks for others. Workload Identity is always on.
resource "google_container_cluster" "flow" {
  name                     = "boomi-flow"
  location                 = var.region
  enable_autopilot         = true
  min_master_version       = "1.35"
  network                  = google_compute_network.flow.id
  subnetwork               = google_compute_subnetwork.nodes.id
  enable_l4_ilb_subsetting = true
  deletion_protection      = var.deletion_protection

  release_channel {
    channel = "REGULAR"
  }

  ip_allocation_policy {}
}

# The range from which Google gives the database its private address.
resource "google_compute_global_address" "services" {
  name          = "boomi-flow-services"
  purpose       = "VPC_PEERING"
  address_type  = "INTERNAL"
  prefix_length = 20
  network       = google_compute_network.flow.id
}

resource "google_service_networking_connection" "services" {
  network                 = google_compute_network.flow.id
  service                 = "servicenetworking.googleapis.com"
  reserved_peering_ranges = [google_compute_global_address.services.name]
  # Google holds on to the connection for a while after the database is gone; it goes with the network.
  deletion_policy = "ABANDON"
}

resource "google_sql_database_instance" "flow" {
  name                = "boomi-flow"
  database_version    = "POSTGRES_16"
  deletion_protection = var.deletion_protection
  depends_on          = [google_service_networking_connection.services]

  settings {
    edition = "ENTERPRISE"
    # 2 CPU and 8 GiB.
    tier = "db-custom-2-8192"
    # A standby in another zone.
    availability_type = "REGIONAL"
    disk_autoresize   = true

    ip_configuration {
      ipv4_enabled    = false
      private_network = google_compute_network.flow.id
      # The certificate is of Google's own authority and holds no host name, so the overlay checks the chain alone.
      ssl_mode = "ENCRYPTED_ONLY"
    }

    backup_configuration {
      enabled                        = true
      point_in_time_recovery_enabled = true
    }

    database_flags {
      name  = "max_connections"
      value = "500"
    }
  }
}

resource "google_sql_database" "flow" {
  name     = "boomiflow"
  instance = google_sql_database_instance.flow.name
  # Goes with the instance: the runtime's tables belong to the user below.
  deletion_policy = "ABANDON"
}

resource "google_sql_user" "flow" {
  name            = "boomiflow"
  instance        = google_sql_database_instance.flow.name
  password        = var.database_password
  deletion_policy = "ABANDON"
}

# Lets the runtime's ServiceAccount, which the chart makes, use the Auth Proxy (database.proxy).
resource "google_project_iam_member" "runtime" {
  project = var.project
  role    = "roles/cloudsql.client"
  member = join("", [
    "principal://iam.googleapis.com/projects/", data.google_project.this.number,
    "/locations/global/workloadIdentityPools/", var.project, ".svc.id.goog/subject/ns/boomi-flow/sa/boomi-flow-runtime"
  ])
  depends_on = [google_container_cluster.flow]
}

resource "google_storage_bucket" "player" {
  name                        = var.player_bucket
  location                    = var.region
  uniform_bucket_level_access = true
  # Holds a page that you have elsewhere too.
  force_destroy = true
}

# The player asks without a signature. An organisation that forbids public buckets refuses this: use player.origin.type inline.
resource "google_storage_bucket_iam_member" "readable" {
  bucket = google_storage_bucket.player.name
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}

output "database_host" {
  description = "database.host"
  value       = google_sql_database_instance.flow.private_ip_address
}

output "database_name" {
  description = "database.name"
  value       = google_sql_database.flow.name
}

output "database_username" {
  description = "database.username"
  value       = google_sql_user.flow.name
}

output "database_server_max_connections" {
  description = "database.serverMaxConnections, by which the chart checks its connection budget"
  value       = 500
}

output "database_ca" {
  description = "The certificate for the ConfigMap boomi-flow-database-ca"
  value       = google_sql_database_instance.flow.server_ca_cert[0].cert
  sensitive   = true
}

output "player_bucket" {
  description = "player.origin.gcs.bucket"
  value       = google_storage_bucket.player.name
}
