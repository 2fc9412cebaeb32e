package io.graft.dataset;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface VersionRows extends Repository<VersionRow, UUID> {

  Optional<VersionRow> findById(UUID id);

  Optional<VersionRow> findByProjectIdAndDatasetIdAndVersion(
      UUID project, UUID dataset, int version);

  Optional<VersionRow> findFirstByProjectIdAndDatasetIdOrderByVersionDesc(
      UUID project, UUID dataset);

  Optional<VersionRow> findFirstByProjectIdAndDatasetIdAndStateOrderByVersionDesc(
      UUID project, UUID dataset, String state);

  /** Of each dataset the newest version, datasets newest first, from a place in that order on. */
  @Query(
      """
      select v from VersionRow v join fetch v.dataset d
       where d.projectId = :project
         and v.version = (select max(w.version) from VersionRow w where w.dataset = d)
         and (d.createdAt < :time or (d.createdAt = :time and d.id < :id))
       order by d.createdAt desc, d.id desc
      """)
  List<VersionRow> newest(UUID project, Instant time, UUID id, Limit limit);

  /** Those with an archive that is still to be ingested or deleted, oldest first. */
  List<VersionRow> findByUploadIsNotNullOrderByCreatedAt();
}
