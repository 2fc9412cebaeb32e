package io.graft.dataset;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "dataset")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class DatasetRow {
  @Id UUID id;
  UUID projectId;
  String name;

  @Enumerated(EnumType.STRING)
  Modality modality;

  Instant createdAt;
}
